// Batch normalisation (Ioffe and Szegedy, 2015): x (N, C, S) is normalised over N and S, for each channel. S is the size of an image,
// or 1. A channel is cut into parts, so that few channels still fill the GPU; numbers of a channel are counted p = n·S + s.
#include "common.cuh"

static __device__ __forceinline__ size_t place(int p, int channel, int C, int S) {
  return (size_t(p / S) * C + channel) * S + p % S;
}

// Mean and Σ(x − mean)² of each part; means, squares: (C, parts). Two passes over the part: the second finds it in the cache.
// A block of 256 threads for each part.
extern "C" __global__ void batch_norm_parts(const float* x, float* means, float* squares, int N, int C, int S, int parts) {
  __shared__ float shared[32];
  int channel = blockIdx.x / parts, part = blockIdx.x % parts, count = N * S, chunk = (count + parts - 1) / parts;
  int start = part * chunk, end = min(count, start + chunk);
  float sum = 0.0f, square = 0.0f;
  for (int p = start + threadIdx.x; p < end; p += blockDim.x) sum += x[place(p, channel, C, S)];
  float mean = block_sum(sum, shared) / max(1, end - start);
  for (int p = start + threadIdx.x; p < end; p += blockDim.x) {
    float d = x[place(p, channel, C, S)] - mean;
    square += d * d;
  }
  square = block_sum(square, shared);
  if (threadIdx.x > 0) return;
  means[blockIdx.x] = mean;
  squares[blockIdx.x] = square;
}

// The parts of a channel together: mean and variance (C), the variance divided by N·S. A thread for each channel.
extern "C" __global__ void batch_norm_join(const float* means, const float* squares, float* mean, float* variance, int C,
                                           int count, int parts) {
  int channel = blockIdx.x * blockDim.x + threadIdx.x;
  if (channel >= C) return;
  int chunk = (count + parts - 1) / parts;
  float m = 0.0f, total = 0.0f;
  for (int part = 0; part < parts; ++part) m += means[channel * parts + part] * max(0, min(chunk, count - part * chunk));
  m /= count;
  for (int part = 0; part < parts; ++part) {
    float d = means[channel * parts + part] - m;
    total += squares[channel * parts + part] + d * d * max(0, min(chunk, count - part * chunk));
  }
  mean[channel] = m;
  variance[channel] = total / count;
}

// y = (x − mean) / √(variance + ε) · weight + bias, in training and in use. A thread for each element.
extern "C" __global__ void batch_norm(const float* x, const float* mean, const float* variance, const float* weight,
                                      const float* bias, float* y, int n, int C, int S, float epsilon) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int c = i / S % C;
  y[i] = (x[i] - mean[c]) * rsqrtf(variance[c] + epsilon) * weight[c] + bias[c];
}

// Σ g and Σ g·(x − mean)/√(variance + ε) of each part, (C, parts): added up, the gradients of bias and weight.
extern "C" __global__ void batch_norm_gradient_parts(const float* g, const float* x, const float* mean,
                                                     const float* variance, float* sums, float* dots, int N, int C, int S,
                                                     int parts, float epsilon) {
  __shared__ float shared[32];
  int channel = blockIdx.x / parts, part = blockIdx.x % parts, count = N * S, chunk = (count + parts - 1) / parts;
  int end = min(count, (part + 1) * chunk);
  float m = mean[channel], r = rsqrtf(variance[channel] + epsilon), sum = 0.0f, dot = 0.0f;
  for (int p = part * chunk + threadIdx.x; p < end; p += blockDim.x) {
    size_t i = place(p, channel, C, S);
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
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int c = i / S % C;
  float count = float(n / C), r = rsqrtf(variance[c] + epsilon);
  float normal = (x[i] - mean[c]) * r;
  out[i] = weight[c] * r * (g[i] - bias_gradient[c] / count - normal * weight_gradient[c] / count);
}
