// Layer normalisation (Ba, Kiros and Hinton, 2016): y = (x − mean) / √(variance + ε) · weight + bias, along the rows of x (rows,
// columns). mean and inverse (rows) are kept for the gradient; inverse is 1/√(variance + ε).
#include "common.cuh"

// A block for each row. The variance is computed from the differences to the mean, in a pass of its own: Σx² − (Σx)²/n would lose
// all digits where the mean is large.
extern "C" __global__ void layer_norm(const float* x, const float* weight, const float* bias, float* y, float* mean,
                                      float* inverse, int columns, float epsilon) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  float sum = 0.0f, squares = 0.0f;
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x) sum += x[start + c];
  float m = block_sum(sum, shared) / columns;
  for (int c = threadIdx.x; c < columns; c += blockDim.x) squares += (x[start + c] - m) * (x[start + c] - m);
  float r = rsqrtf(block_sum(squares, shared) / columns + epsilon);
  for (int c = threadIdx.x; c < columns; c += blockDim.x)
    y[start + c] = (x[start + c] - m) * r * weight[c] + bias[c];
  if (threadIdx.x > 0) return;
  mean[blockIdx.x] = m;
  inverse[blockIdx.x] = r;
}

// The same with the row in registers, read once: 256 threads, up to 4096 columns, a multiple of 4.
extern "C" __global__ void __launch_bounds__(256)
    layer_norm_registers(const float* x, const float* weight, const float* bias, float* y, float* mean, float* inverse,
                         int columns, float epsilon) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  float4 v[4];
  float sum = 0.0f, squares = 0.0f;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = (i * 256 + threadIdx.x) * 4;
    v[i] = c < columns ? load4(x + start + c) : make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    sum += v[i].x + v[i].y + v[i].z + v[i].w;
  }
  float m = block_sum(sum, shared) / columns;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    if ((i * 256 + threadIdx.x) * 4 >= columns) continue;
    v[i] = make_float4(v[i].x - m, v[i].y - m, v[i].z - m, v[i].w - m);
    squares += v[i].x * v[i].x + v[i].y * v[i].y + v[i].z * v[i].z + v[i].w * v[i].w;
  }
  float r = rsqrtf(block_sum(squares, shared) / columns + epsilon);
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = (i * 256 + threadIdx.x) * 4;
    if (c >= columns) continue;
    float4 w = load4(weight + c), b = load4(bias + c);
    store4(y + start + c, make_float4(v[i].x * r * w.x + b.x, v[i].y * r * w.y + b.y, v[i].z * r * w.z + b.z,
                                      v[i].w * r * w.w + b.w));
  }
  if (threadIdx.x > 0) return;
  mean[blockIdx.x] = m;
  inverse[blockIdx.x] = r;
}

// With n = (x − mean)·inverse and d = g·weight: out = inverse · (d − mean of d − n · mean of d·n). A block for each row.
extern "C" __global__ void layer_norm_gradient(const float* g, const float* x, const float* weight, const float* mean,
                                               const float* inverse, float* out, int columns) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  float m = mean[blockIdx.x], r = inverse[blockIdx.x], sum = 0.0f, dot = 0.0f;
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x) {
    float d = g[start + c] * weight[c];
    sum += d;
    dot += d * (x[start + c] - m) * r;
  }
  sum = block_sum(sum, shared) / columns;
  dot = block_sum(dot, shared) / columns;
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x)
    out[start + c] = r * (g[start + c] * weight[c] - sum - (x[start + c] - m) * r * dot);
}

// The same with g and x in registers, read once: 256 threads, up to 4096 columns, a multiple of 4.
extern "C" __global__ void __launch_bounds__(256)
    layer_norm_gradient_registers(const float* g, const float* x, const float* weight, const float* mean,
                                  const float* inverse, float* out, int columns) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  float m = mean[blockIdx.x], r = inverse[blockIdx.x], sum = 0.0f, dot = 0.0f;
  float4 d[4], n[4];
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = (i * 256 + threadIdx.x) * 4;
    d[i] = n[i] = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    if (c >= columns) continue;
    float4 u = load4(g + start + c), v = load4(x + start + c), w = load4(weight + c);
    d[i] = make_float4(u.x * w.x, u.y * w.y, u.z * w.z, u.w * w.w);
    n[i] = make_float4((v.x - m) * r, (v.y - m) * r, (v.z - m) * r, (v.w - m) * r);
    sum += d[i].x + d[i].y + d[i].z + d[i].w;
    dot += d[i].x * n[i].x + d[i].y * n[i].y + d[i].z * n[i].z + d[i].w * n[i].w;
  }
  sum = block_sum(sum, shared) / columns;
  dot = block_sum(dot, shared) / columns;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = (i * 256 + threadIdx.x) * 4;
    if (c >= columns) continue;
    store4(out + start + c, make_float4(r * (d[i].x - sum - n[i].x * dot), r * (d[i].y - sum - n[i].y * dot),
                                        r * (d[i].z - sum - n[i].z * dot), r * (d[i].w - sum - n[i].w * dot)));
  }
}

// The gradients of weight and bias are sums over the rows: g·n and g. weight_parts and bias_parts: (parts, columns), each part the sum
// of `chunk` rows; sum_columns adds the parts. The block has (32, 8) threads.
extern "C" __global__ void layer_norm_parameter_gradients(const float* g, const float* x, const float* mean,
                                                          const float* inverse, float* weight_parts, float* bias_parts,
                                                          int rows, int columns, int chunk) {
  __shared__ float weights[8][32];
  __shared__ float biases[8][32];
  int column = blockIdx.x * 32 + threadIdx.x, end = min(rows, (int(blockIdx.y) + 1) * chunk);
  float weight = 0.0f, bias = 0.0f;
  if (column < columns)
#pragma unroll 4
    for (int row = blockIdx.y * chunk + threadIdx.y; row < end; row += 8) {
      size_t i = size_t(row) * columns + column;
      weight += g[i] * (x[i] - mean[row]) * inverse[row];
      bias += g[i];
    }
  weights[threadIdx.y][threadIdx.x] = weight;
  biases[threadIdx.y][threadIdx.x] = bias;
  __syncthreads();
  if (threadIdx.y > 0 || column >= columns) return;
  for (int i = 1; i < 8; ++i) {
    weight += weights[i][threadIdx.x];
    bias += biases[i][threadIdx.x];
  }
  weight_parts[size_t(blockIdx.y) * columns + column] = weight;
  bias_parts[size_t(blockIdx.y) * columns + column] = bias;
}
