// The loss of a classifier: −ln softmax(x)[label] for each row of x (rows, columns). Probabilities are never written out.
#include "common.cuh"
#include "row.cuh"

// loss (rows), total (rows) = ln Σ eˣ, which the gradient needs. A block of 256 threads for each row, which is read once: largest
// and sum are kept together.
extern "C" __global__ void __launch_bounds__(256)
    cross_entropy(const float* x, const int* labels, float* loss, float* total, int columns) {
  __shared__ float shared[32];
  const float* row = x + size_t(blockIdx.x) * columns;
  float largest = NEGATIVE_INFINITY, sum = 0.0f;
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += 256) {
    float v = row[c];
    if (v > largest) {
      sum *= expf(largest - v);
      largest = v;
    }
    sum += expf(v - largest);
  }
  float of_all = block_max(largest, shared);
  sum = block_sum(largest == NEGATIVE_INFINITY ? 0.0f : sum * expf(largest - of_all), shared);
  if (threadIdx.x > 0) return;
  float logarithm = logf(sum);
  total[blockIdx.x] = of_all + logarithm;
  loss[blockIdx.x] = of_all - row[labels[blockIdx.x]] + logarithm;
}

// The same with the row in registers: up to 4096 columns, a multiple of 4.
extern "C" __global__ void __launch_bounds__(256)
    cross_entropy_registers(const float* x, const int* labels, float* loss, float* total, int columns) {
  __shared__ float shared[32];
  const float* from = x + size_t(blockIdx.x) * columns;
  Row row;
  float largest = read_row_and_largest(row, from, columns, shared);
  float logarithm = logf(sum_of_exp(row, largest, shared));
  if (threadIdx.x > 0) return;
  total[blockIdx.x] = largest + logarithm;
  loss[blockIdx.x] = largest - from[labels[blockIdx.x]] + logarithm;
}

static __device__ __forceinline__ float slope_at(float x, float total, float g, bool is_label) {
  float p = expf(x - total);
  return g * (is_label ? p - 1.0f : p);
}

// out (rows, columns) = g · (softmax(x) − 1 at the label), g (rows). A block for each 4096 columns of a row; the grid is (rows, parts).
extern "C" __global__ void __launch_bounds__(256)
    cross_entropy_gradient(const float* g, const float* x, const int* labels, const float* total, float* out, int columns) {
  int row = blockIdx.x, first = blockIdx.y * 4096, end = min(columns, first + 4096);
  x += size_t(row) * columns;
  out += size_t(row) * columns;
  if (columns % 4 == 0) {
    float4 v[4];
#pragma unroll
    for (int i = 0; i < 4; ++i) {  // all reads are on their way before the first is used
      int c = first + (i * blockDim.x + threadIdx.x) * 4;
      if (c < end) v[i] = load4(x + c);
    }
    float slope = g[row], of_all = total[row];
    int label = labels[row];
#pragma unroll
    for (int i = 0; i < 4; ++i) {
      int c = first + (i * blockDim.x + threadIdx.x) * 4;
      if (c < end)
        store4(out + c, make_float4(slope_at(v[i].x, of_all, slope, c == label), slope_at(v[i].y, of_all, slope, c + 1 == label),
                                    slope_at(v[i].z, of_all, slope, c + 2 == label),
                                    slope_at(v[i].w, of_all, slope, c + 3 == label)));
    }
    return;
  }
  for (int c = first + threadIdx.x; c < end; c += blockDim.x) out[c] = slope_at(x[c], total[row], g[row], c == labels[row]);
}
