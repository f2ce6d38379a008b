// The loss of a classifier: −ln softmax(x)[label] for each row of x (rows, columns). Probabilities are never written out.
#include "common.cuh"

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

// out (rows, columns) = g · (softmax(x) − 1 at the label), g (rows). A thread for each element.
extern "C" __global__ void cross_entropy_gradient(const float* g, const float* x, const int* labels, const float* total,
                                                  float* out, int columns) {
  int row = blockIdx.x, label = labels[row];
  size_t start = size_t(row) * columns;
  float slope = g[row], subtract = total[row];
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x) {
    float p = expf(x[start + c] - subtract);
    out[start + c] = slope * (c == label ? p - 1.0f : p);
  }
}
