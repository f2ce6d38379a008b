// Batch normalisation (Ioffe and Szegedy, 2015): x (N, C, S) is normalised over N and S, for each channel. S is the size of an image,
// or 1. A channel is cut into parts, so that few channels still fill the GPU; numbers of a channel are counted p = n·S + s.
#include "common.cuh"

// Walks over the numbers of a channel in steps of a block. Where p lies takes a division; where the next lies, none.
struct Walk {
  int channel, C, S, n, s, step_n, step_s;

  __device__ __forceinline__ Walk(int p, int channel, int C, int S)
      : channel(channel), C(C), S(S), n(p / S), s(p % S), step_n(blockDim.x / S), step_s(blockDim.x % S) {}
  __device__ __forceinline__ size_t place() const { return (size_t(n) * C + channel) * S + s; }
  __device__ __forceinline__ void step() {
    n += step_n;
    s += step_s;
    if (s < S) return;
    s -= S;
    ++n;
  }
};

// Mean and Σ(x − mean)² of each part; means, squares: (C, parts). Two passes over the part: the second finds it in the cache.
// A block of 256 threads for each part.
extern "C" __global__ void batch_norm_parts(const float* x, float* means, float* squares, int N, int C, int S, int parts) {
  __shared__ float shared[32];
  int channel = blockIdx.x / parts, part = blockIdx.x % parts, count = N * S, chunk = (count + parts - 1) / parts;
  int start = part * chunk, end = min(count, start + chunk);
  float sum = 0.0f, square = 0.0f;
  Walk walk(start + threadIdx.x, channel, C, S), again = walk;
#pragma unroll 4
  for (int p = start + threadIdx.x; p < end; p += blockDim.x, walk.step()) sum += x[walk.place()];
  float mean = block_sum(sum, shared) / max(1, end - start);
#pragma unroll 4
  for (int p = start + threadIdx.x; p < end; p += blockDim.x, again.step()) {
    float d = x[again.place()] - mean;
    square += d * d;
  }
  square = block_sum(square, shared);
  if (threadIdx.x > 0) return;
  means[blockIdx.x] = mean;
  squares[blockIdx.x] = square;
}

// The same for S a multiple of 4, with a part of 4096 numbers in the registers of its block: it is read once, 16 bytes at a time.
extern "C" __global__ void __launch_bounds__(256)
    batch_norm_parts_registers(const float* x, float* means, float* squares, int N, int C, int S, int parts) {
  __shared__ float shared[32];
  int channel = blockIdx.x / parts, start = blockIdx.x % parts * 4096, end = min(N * S, start + 4096);
  float4 v[4];
  float sum = 0.0f, square = 0.0f;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int p = start + (i * 256 + threadIdx.x) * 4;
    v[i] = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    if (p < end) v[i] = load4(x + (size_t(p / S) * C + channel) * S + p % S);
  }
#pragma unroll
  for (int i = 0; i < 4; ++i) sum += v[i].x + v[i].y + v[i].z + v[i].w;
  float mean = block_sum(sum, shared) / (end - start);
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    float a = v[i].x - mean, b = v[i].y - mean, c = v[i].z - mean, d = v[i].w - mean;
    if (start + (i * 256 + threadIdx.x) * 4 < end) square += a * a + b * b + c * c + d * d;
  }
  square = block_sum(square, shared);
  if (threadIdx.x > 0) return;
  means[blockIdx.x] = mean;
  squares[blockIdx.x] = square;
}

// The parts of a channel, `chunk` numbers each but the last, together: mean and variance (C), the variance divided by N·S. A warp for each
// channel; blockDim is (32, channels of a block).
extern "C" __global__ void batch_norm_join(const float* means, const float* squares, float* mean, float* variance, int C,
                                           int count, int parts, int chunk) {
  int channel = blockIdx.x * blockDim.y + threadIdx.y;
  if (channel >= C) return;
  means += size_t(channel) * parts;
  squares += size_t(channel) * parts;
  float sum = 0.0f, total = 0.0f;
  for (int part = threadIdx.x; part < parts; part += 32) sum += means[part] * max(0, min(chunk, count - part * chunk));
  float m = warp_sum(sum) / count;
  for (int part = threadIdx.x; part < parts; part += 32) {
    float d = means[part] - m;
    total += squares[part] + d * d * max(0, min(chunk, count - part * chunk));
  }
  total = warp_sum(total);
  if (threadIdx.x > 0) return;
  mean[channel] = m;
  variance[channel] = total / count;
}

// y = (x − mean) / √(variance + ε) · weight + bias, in training and in use. A thread for each 4 elements, which belong to
// one channel if S is a multiple of 4.
extern "C" __global__ void batch_norm(const float* x, const float* mean, const float* variance, const float* weight,
                                      const float* bias, float* y, int n, int C, int S, float epsilon) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
  if (S % 4 == 0) {
    if (i >= n) return;
    int c = i / S % C;
    float scale = rsqrtf(variance[c] + epsilon) * weight[c], m = mean[c], b = bias[c];
    float4 v = load4(x + i);
    store4(y + i, make_float4((v.x - m) * scale + b, (v.y - m) * scale + b, (v.z - m) * scale + b, (v.w - m) * scale + b));
    return;
  }
  for (int end = min(n, i + 4); i < end; ++i) {
    int c = i / S % C;
    y[i] = (x[i] - mean[c]) * rsqrtf(variance[c] + epsilon) * weight[c] + bias[c];
  }
}

// Σ g and Σ g·(x − mean)/√(variance + ε) of each part, (C, parts): added up, the gradients of bias and weight.
extern "C" __global__ void batch_norm_gradient_parts(const float* g, const float* x, const float* mean,
                                                     const float* variance, float* sums, float* dots, int N, int C, int S,
                                                     int parts, float epsilon) {
  __shared__ float shared[32];
  int channel = blockIdx.x / parts, part = blockIdx.x % parts, count = N * S, chunk = (count + parts - 1) / parts;
  int end = min(count, (part + 1) * chunk);
  float m = mean[channel], r = rsqrtf(variance[channel] + epsilon), sum = 0.0f, dot = 0.0f;
  Walk walk(part * chunk + threadIdx.x, channel, C, S);
#pragma unroll 4
  for (int p = part * chunk + threadIdx.x; p < end; p += blockDim.x, walk.step()) {
    size_t i = walk.place();
    sum += g[i];
    dot += g[i] * (x[i] - m) * r;
  }
  sum = block_sum(sum, shared);
  dot = block_sum(dot, shared);
  if (threadIdx.x > 0) return;
  sums[blockIdx.x] = sum;
  dots[blockIdx.x] = dot;
}

// The gradient with respect to x in training, where mean and variance depend on x: weight / √… · (g − mean of g − n · mean of g·n).
// bias_gradient and weight_gradient (C) are the sums of the parts.
extern "C" __global__ void batch_norm_gradient(const float* g, const float* x, const float* mean, const float* variance,
                                               const float* weight, const float* bias_gradient,
                                               const float* weight_gradient, float* out, int n, int C, int S, float epsilon) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
  float count = float(n / C);
  if (S % 4 == 0) {
    if (i >= n) return;
    int c = i / S % C;
    float r = rsqrtf(variance[c] + epsilon), m = mean[c], scale = weight[c] * r;
    float a = bias_gradient[c] / count, b = weight_gradient[c] / count * r;
    float4 u = load4(g + i), v = load4(x + i);
    store4(out + i, make_float4(scale * (u.x - a - (v.x - m) * b), scale * (u.y - a - (v.y - m) * b),
                                scale * (u.z - a - (v.z - m) * b), scale * (u.w - a - (v.w - m) * b)));
    return;
  }
  for (int end = min(n, i + 4); i < end; ++i) {
    int c = i / S % C;
    float r = rsqrtf(variance[c] + epsilon);
    float normal = (x[i] - mean[c]) * r;
    out[i] = weight[c] * r * (g[i] - bias_gradient[c] / count - normal * weight_gradient[c] / count);
  }
}
