// Copies of any layout: out is contiguous, or laid out by strides of its own. Sizes and strides count elements.
#include "common.cuh"
#include "layout.cuh"

// Both contiguous: 16 bytes for each thread, then what is left over.
extern "C" __global__ void copy_contiguous(const float* x, float* out, int n) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
  if (i + 4 <= n) store4(out + i, load4(x + i));
  else
    for (; i < n; ++i) out[i] = x[i];
}

// Any two layouts of one shape.
extern "C" __global__ void copy_strided(const float* x, float* out, Layout2 layout, int n) {
  float v[4];
  int to[4];
#pragma unroll
  for (int e = 0; e < 4; ++e) {
    int i = element_of(e), from;
    if (i >= n) continue;
    offsets(layout, i, from, to[e]);
    v[e] = x[from];
  }
#pragma unroll
  for (int e = 0; e < 4; ++e)
    if (element_of(e) < n) out[to[e]] = v[e];
}

// out (batch, columns, rows) = xᵀ, x: (batch, rows, columns). A tile of 32 × 32 goes through shared memory, so that both
// reading and writing run along rows. The 33rd column keeps the 32 rows of a column in 32 different banks.
extern "C" __global__ void transpose(const float* x, float* out, int rows, int columns) {
  __shared__ float tile[32][33];
  size_t matrix = size_t(blockIdx.z) * rows * columns;
  int column = blockIdx.x * 32 + threadIdx.x, row = blockIdx.y * 32 + threadIdx.y;
  float v[4];
#pragma unroll
  for (int i = 0; i < 4; ++i)  // all four reads are on their way before the first is waited for
    v[i] = row + 8 * i < rows && column < columns ? x[matrix + size_t(row + 8 * i) * columns + column] : 0.0f;
#pragma unroll
  for (int i = 0; i < 4; ++i) tile[threadIdx.y + 8 * i][threadIdx.x] = v[i];
  __syncthreads();
  column = blockIdx.y * 32 + threadIdx.x;
  row = blockIdx.x * 32 + threadIdx.y;
#pragma unroll
  for (int i = 0; i < 32; i += 8)
    if (row + i < columns && column < rows)
      out[matrix + size_t(row + i) * rows + column] = tile[threadIdx.x][threadIdx.y + i];
}

// out[i] = value, for any layout: only out's strides are used.
extern "C" __global__ void fill_strided(float value, float* out, Layout2 layout, int n) {
#pragma unroll
  for (int e = 0; e < 4; ++e) {
    int i = element_of(e), from, to;
    if (i >= n) continue;
    offsets(layout, i, from, to);
    out[to] = value;
  }
}
