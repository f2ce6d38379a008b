// Many numbers become one. x: (rows, columns), rows one after the other.
#include "common.cuh"

// --- The sum of all, in four versions. Each block leaves one sum (the first: all blocks together one). ---

// 1. Atomic: all threads add to one place, one after the other. out must be 0 before.
extern "C" __global__ void sum_atomic(const float* x, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) atomicAdd(out, x[i]);
}

// 2. Tree in shared memory: half of the threads add the other half's numbers to their own, then a quarter, and so on. The
// block has 256 threads.
extern "C" __global__ void sum_tree(const float* x, float* out, int n) {
  __shared__ float sums[256];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  sums[threadIdx.x] = i < n ? x[i] : 0.0f;
  __syncthreads();
  for (int half = 128; half > 0; half /= 2) {
    if (threadIdx.x < half) sums[threadIdx.x] += sums[threadIdx.x + half];
    __syncthreads();
  }
  if (threadIdx.x == 0) out[blockIdx.x] = sums[0];
}

// 3. Shuffle: the lanes of a warp add their registers directly; only one number of each warp goes through shared memory.
extern "C" __global__ void sum_shuffle(const float* x, float* out, int n) {
  __shared__ float shared[32];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float sum = block_sum(i < n ? x[i] : 0.0f, shared);
  if (threadIdx.x == 0) out[blockIdx.x] = sum;
}

// 4. Vectorised: a thread first adds many numbers of its own, four at a time, so that the steps between threads count for
// little. Few blocks, so that few sums are left.
extern "C" __global__ void sum_vector(const float* x, float* out, int n) {
  __shared__ float shared[32];
  float sum = 0.0f;
  int stride = gridDim.x * blockDim.x * 4, i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
#pragma unroll 4
  for (; i + 4 <= n; i += stride) {
    float4 v = load4(x + i);
    sum += v.x + v.y + v.z + v.w;
  }
  for (; i < n; ++i) sum += x[i];  // of all threads, only one has such a rest
  sum = block_sum(sum, shared);
  if (threadIdx.x == 0) out[blockIdx.x] = sum;
}

// The same for squares: the length of a gradient is the root of their sum.
extern "C" __global__ void sum_squares(const float* x, float* out, int n) {
  __shared__ float shared[32];
  float sum = 0.0f;
  int stride = gridDim.x * blockDim.x * 4, i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
#pragma unroll 4
  for (; i + 4 <= n; i += stride) {
    float4 v = load4(x + i);
    sum += v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w;
  }
  for (; i < n; ++i) sum += x[i] * x[i];
  sum = block_sum(sum, shared);
  if (threadIdx.x == 0) out[blockIdx.x] = sum;
}

// --- One number for each row. ---

struct Sum {
  static __device__ __forceinline__ float none() { return 0.0f; }
  static __device__ __forceinline__ float of(float a, float b) { return a + b; }
};
// NaN wins, as in the engine: a NaN that disappears is found late.
struct Max {
  static __device__ __forceinline__ float none() { return NEGATIVE_INFINITY; }
  static __device__ __forceinline__ float of(float a, float b) { return a != a || a > b ? a : b; }
};
struct Min {
  static __device__ __forceinline__ float none() { return POSITIVE_INFINITY; }
  static __device__ __forceinline__ float of(float a, float b) { return a != a || a < b ? a : b; }
};

template <class Op>
static __device__ __forceinline__ float reduce_warp(float v) {
  for (int lane = 16; lane > 0; lane /= 2) v = Op::of(v, __shfl_xor_sync(ALL_LANES, v, lane));
  return v;
}

// A warp for each row; blockDim is (32, rows of a block).
template <class Op>
static __device__ __forceinline__ void reduce_short_rows(const float* x, float* out, int rows, int columns) {
  int row = blockIdx.x * blockDim.y + threadIdx.y;
  if (row >= rows) return;
  const float* from = x + size_t(row) * columns;
  float v = Op::none();
#pragma unroll 4
  for (int c = threadIdx.x; c < columns; c += 32) v = Op::of(v, from[c]);
  v = reduce_warp<Op>(v);
  if (threadIdx.x == 0) out[row] = v;
}

// A block for each part of a row; out: (rows, parts). 256 threads.
template <class Op>
static __device__ __forceinline__ void reduce_long_rows(const float* x, float* out, int columns, int parts) {
  __shared__ float shared[8];
  int row = blockIdx.x / parts, part = blockIdx.x % parts, chunk = (columns + parts - 1) / parts;
  const float* from = x + size_t(row) * columns;
  int end = min(columns, (part + 1) * chunk);
  float v = Op::none();
#pragma unroll 8
  for (int c = part * chunk + threadIdx.x; c < end; c += 256) v = Op::of(v, from[c]);
  v = reduce_warp<Op>(v);
  if (threadIdx.x % 32 == 0) shared[threadIdx.x / 32] = v;
  __syncthreads();
  if (threadIdx.x >= 32) return;
  v = reduce_warp<Op>(threadIdx.x < 8 ? shared[threadIdx.x] : Op::none());
  if (threadIdx.x == 0) out[blockIdx.x] = v;
}

#define DEFINE_ROWS(name, Op)                                                                             \
  extern "C" __global__ void name##_short_rows(const float* x, float* out, int rows, int columns) {       \
    reduce_short_rows<Op>(x, out, rows, columns);                                                         \
  }                                                                                                       \
  extern "C" __global__ void __launch_bounds__(256)                                                       \
      name##_long_rows(const float* x, float* out, int columns, int parts) {                              \
    reduce_long_rows<Op>(x, out, columns, parts);                                                         \
  }
DEFINE_ROWS(sum, Sum)
DEFINE_ROWS(max, Max)
DEFINE_ROWS(min, Min)

// Where the largest (sign 1) or the smallest (sign -1) number of each row is; of several the first. A warp for each row. NaN counts
// as larger than all others.
static __device__ __forceinline__ bool before(float a, int i, float b, int j) {
  bool a_is_nan = a != a, b_is_nan = b != b;
  if (a_is_nan != b_is_nan) return a_is_nan;
  return a > b || ((a == b || a_is_nan) && i < j);
}
extern "C" __global__ void arg_extreme_rows(const float* x, int* out, int rows, int columns, float sign) {
  int row = blockIdx.x * blockDim.y + threadIdx.y;
  if (row >= rows) return;
  const float* from = x + size_t(row) * columns;
  float best = NEGATIVE_INFINITY;
  int where = columns;
  for (int c = threadIdx.x; c < columns; c += 32) {
    float v = sign * from[c];
    if (before(v, c, best, where)) {
      best = v;
      where = c;
    }
  }
  for (int lane = 16; lane > 0; lane /= 2) {
    float other = __shfl_xor_sync(ALL_LANES, best, lane);
    int there = __shfl_xor_sync(ALL_LANES, where, lane);
    if (before(other, there, best, where)) {
      best = other;
      where = there;
    }
  }
  if (threadIdx.x == 0) out[row] = where;
}

// --- One number for each column: the gradient of a bias. out: (parts, columns), each part the sum of `chunk` rows. ---

// The block has (32, 8) threads: neighbors have neighboring columns, and each takes every eighth row.
extern "C" __global__ void sum_columns(const float* x, float* out, int rows, int columns, int chunk) {
  __shared__ float sums[8][32];
  int column = blockIdx.x * 32 + threadIdx.x, end = min(rows, (int(blockIdx.y) + 1) * chunk);
  float sum = 0.0f;
  if (column < columns)
#pragma unroll 4
    for (int row = blockIdx.y * chunk + threadIdx.y; row < end; row += 8) sum += x[size_t(row) * columns + column];
  sums[threadIdx.y][threadIdx.x] = sum;
  __syncthreads();
  if (threadIdx.y > 0 || column >= columns) return;
  for (int i = 1; i < 8; ++i) sum += sums[i][threadIdx.x];
  out[size_t(blockIdx.y) * columns + column] = sum;
}
