// y = softmax(x) along the rows of x (rows, columns): eˣ / Σ eˣ, with the largest x of the row taken off first.
#include "common.cuh"
#include "row.cuh"

// 1. Naive: a thread for each row, which it reads three times. Neighbors read `columns` floats apart.
extern "C" __global__ void softmax_naive(const float* x, float* y, int rows, int columns) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= rows) return;
  const float* from = x + size_t(row) * columns;
  float* to = y + size_t(row) * columns;
  float largest = NEGATIVE_INFINITY, sum = 0.0f;
  for (int c = 0; c < columns; ++c) largest = fmaxf(largest, from[c]);
  for (int c = 0; c < columns; ++c) sum += expf(from[c] - largest);
  for (int c = 0; c < columns; ++c) to[c] = expf(from[c] - largest) / sum;
}

// 2. Block: a block for each row, neighbors read neighbors. Still three times.
extern "C" __global__ void softmax_block(const float* x, float* y, int columns) {
  __shared__ float shared[32];
  const float* from = x + size_t(blockIdx.x) * columns;
  float* to = y + size_t(blockIdx.x) * columns;
  float largest = NEGATIVE_INFINITY, sum = 0.0f;
  for (int c = threadIdx.x; c < columns; c += blockDim.x) largest = fmaxf(largest, from[c]);
  largest = block_max(largest, shared);
  for (int c = threadIdx.x; c < columns; c += blockDim.x) sum += expf(from[c] - largest);
  sum = block_sum(sum, shared);
  for (int c = threadIdx.x; c < columns; c += blockDim.x) to[c] = expf(from[c] - largest) / sum;
}

// The largest of a row and the sum of e^(x − largest), as one value: two of them become one without reading the row again
// (Milakov and Gimelshein, 2018).
struct Running {
  float largest, sum;
};
static __device__ __forceinline__ Running merge(Running a, Running b) {
  float largest = fmaxf(a.largest, b.largest);
  if (largest == NEGATIVE_INFINITY) return a;  // both are empty: −∞ − (−∞) would be NaN
  return {largest, a.sum * expf(a.largest - largest) + b.sum * expf(b.largest - largest)};
}
static __device__ __forceinline__ Running warp_merge(Running v) {
  for (int lane = 16; lane > 0; lane /= 2)
    v = merge(v, {__shfl_xor_sync(ALL_LANES, v.largest, lane), __shfl_xor_sync(ALL_LANES, v.sum, lane)});
  return v;
}
// Both for the whole block. `shared` has two places for each warp.
static __device__ __forceinline__ Running block_merge(Running v, float* shared) {
  int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
  v = warp_merge(v);
  if (lane == 0) {
    shared[2 * warp] = v.largest;
    shared[2 * warp + 1] = v.sum;
  }
  __syncthreads();
  v = {NEGATIVE_INFINITY, 0.0f};
  if (lane < warps) v = {shared[2 * lane], shared[2 * lane + 1]};
  v = warp_merge(v);
  __syncthreads();
  return v;
}
static __device__ __forceinline__ Running read_row(const float* row, int columns) {
  Running v = {NEGATIVE_INFINITY, 0.0f};
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x) v = merge(v, {row[c], 1.0f});
  return v;
}

// 3. Online: largest and sum in one pass, so that the row is read twice. For rows of any length.
extern "C" __global__ void softmax_online(const float* x, float* y, int columns) {
  __shared__ float shared[64];
  const float* from = x + size_t(blockIdx.x) * columns;
  float* to = y + size_t(blockIdx.x) * columns;
  Running all = block_merge(read_row(from, columns), shared);
  float factor = 1.0f / all.sum;
  for (int c = threadIdx.x; c < columns; c += blockDim.x) to[c] = expf(from[c] - all.largest) * factor;
}

// 4. Registers: the row stays in the registers of its block and is read once; up to 4096 columns, a multiple of 4.
extern "C" __global__ void __launch_bounds__(256) softmax_registers(const float* x, float* y, int columns) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  Row row;
  float largest = read_row_and_largest(row, x + start, columns, shared), sum = 0.0f;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    row.v[i] = exp4(row.v[i], largest);
    sum += row.v[i].x + row.v[i].y + row.v[i].z + row.v[i].w;
  }
  float factor = 1.0f / block_sum(sum, shared);
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    float4 v = row.v[i];
    if (Row::column(i) < columns)
      store4(y + start + Row::column(i), make_float4(v.x * factor, v.y * factor, v.z * factor, v.w * factor));
  }
}

// 5. Warp: for short rows, up to 128 columns, a warp for each row; nothing goes through shared memory. blockDim is (32, rows of a
// block).
extern "C" __global__ void softmax_warp(const float* x, float* y, int rows, int columns) {
  int row = blockIdx.x * blockDim.y + threadIdx.y;
  if (row >= rows) return;
  const float* from = x + size_t(row) * columns;
  float* to = y + size_t(row) * columns;
  float v[4], largest = NEGATIVE_INFINITY, sum = 0.0f;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = i * 32 + threadIdx.x;
    v[i] = c < columns ? from[c] : NEGATIVE_INFINITY;
    largest = fmaxf(largest, v[i]);
  }
  largest = warp_max(largest);
#pragma unroll
  for (int i = 0; i < 4; ++i) sum += v[i] = expf(v[i] - largest);
  float factor = 1.0f / warp_sum(sum);
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = i * 32 + threadIdx.x;
    if (c < columns) to[c] = v[i] * factor;
  }
}

// The gradient: out = y · (g − Σ g·y), for rows of any length.
extern "C" __global__ void softmax_gradient(const float* g, const float* y, float* out, int columns) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  float dot = 0.0f;
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x) dot += g[start + c] * y[start + c];
  dot = block_sum(dot, shared);
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x) out[start + c] = y[start + c] * (g[start + c] - dot);
}

// The same with the row in registers: up to 4096 columns, a multiple of 4.
extern "C" __global__ void __launch_bounds__(256)
    softmax_gradient_registers(const float* g, const float* y, float* out, int columns) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  float4 u[4], v[4];
  float dot = 0.0f;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = (i * 256 + threadIdx.x) * 4;
    u[i] = v[i] = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    if (c < columns) {
      u[i] = load4(g + start + c);
      v[i] = load4(y + start + c);
    }
    dot += u[i].x * v[i].x + u[i].y * v[i].y + u[i].z * v[i].z + u[i].w * v[i].w;
  }
  dot = block_sum(dot, shared);
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    int c = (i * 256 + threadIdx.x) * 4;
    if (c < columns)
      store4(out + start + c, make_float4(v[i].x * (u[i].x - dot), v[i].y * (u[i].y - dot), v[i].z * (u[i].z - dot),
                                          v[i].w * (u[i].w - dot)));
  }
}

// ln Σ eˣ of each row; out: (rows).
extern "C" __global__ void log_sum_exp(const float* x, float* out, int columns) {
  __shared__ float shared[64];
  Running all = block_merge(read_row(x + size_t(blockIdx.x) * columns, columns), shared);
  if (threadIdx.x == 0) out[blockIdx.x] = all.largest + logf(all.sum);
}
// Its gradient: out = g · e^(x − y), y (rows) the result.
extern "C" __global__ void log_sum_exp_gradient(const float* g, const float* x, const float* y, float* out, int columns) {
  size_t start = size_t(blockIdx.x) * columns;
  float slope = g[blockIdx.x], total = y[blockIdx.x];
  for (int c = threadIdx.x; c < columns; c += blockDim.x) out[start + c] = slope * expf(x[start + c] - total);
}

// x − ln Σ eˣ
extern "C" __global__ void log_softmax(const float* x, float* y, int columns) {
  __shared__ float shared[64];
  size_t start = size_t(blockIdx.x) * columns;
  Running all = block_merge(read_row(x + start, columns), shared);
  // The two are taken off one after the other: their sum would round away what the rows have in common.
  float logarithm = logf(all.sum);
  for (int c = threadIdx.x; c < columns; c += blockDim.x) y[start + c] = x[start + c] - all.largest - logarithm;
}
// The same with the row in registers: up to 4096 columns, a multiple of 4.
extern "C" __global__ void __launch_bounds__(256) log_softmax_registers(const float* x, float* y, int columns) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  Row row;
  float largest = read_row_and_largest(row, x + start, columns, shared);
  float logarithm = logf(sum_of_exp(row, largest, shared));
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    float4 v = row.v[i];
    if (Row::column(i) < columns)
      store4(y + start + Row::column(i), make_float4(v.x - largest - logarithm, v.y - largest - logarithm,
                                                     v.z - largest - logarithm, v.w - largest - logarithm));
  }
}
// Its gradient: out = g − e^y · Σ g
extern "C" __global__ void log_softmax_gradient(const float* g, const float* y, float* out, int columns) {
  __shared__ float shared[32];
  size_t start = size_t(blockIdx.x) * columns;
  float sum = 0.0f;
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += blockDim.x) sum += g[start + c];
  sum = block_sum(sum, shared);
  for (int c = threadIdx.x; c < columns; c += blockDim.x) out[start + c] = g[start + c] - expf(y[start + c]) * sum;
}
