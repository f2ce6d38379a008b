// Reading and adding at places that other numbers say.
#include "common.cuh"

// out (count, width) = table (words, width)[index]: an embedding. A block for each row, 16 bytes at a time where the rows allow it.
extern "C" __global__ void embedding(const float* table, const int* index, float* out, int width) {
  const float* from = table + size_t(index[blockIdx.x]) * width;
  float* to = out + size_t(blockIdx.x) * width;
  if (width % 4 == 0)
#pragma unroll 4
    for (int c = threadIdx.x * 4; c < width; c += blockDim.x * 4) store4(to + c, load4(from + c));
  else
    for (int c = threadIdx.x; c < width; c += blockDim.x) to[c] = from[c];
}

// out (words, width)[index] += g (count, width). A word may come several times, so the additions are atomic; their order, and so the last
// digit, may differ from run to run.
extern "C" __global__ void embedding_gradient(const float* g, const int* index, float* out, int count, int width) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count * width) atomicAdd(out + size_t(index[i / width]) * width + i % width, g[i]);
}

// out (outer, m, inner) = x (outer, axis, inner) at index (outer, m, inner) along the axis in the middle.
extern "C" __global__ void gather(const float* x, const int* index, float* out, int outer, int axis, int m, int inner) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= outer * m * inner) return;
  out[i] = x[(size_t(i / (m * inner)) * axis + index[i]) * inner + i % inner];
}

// out (outer, axis, inner) at index (outer, m, inner) += x (outer, m, inner)
extern "C" __global__ void scatter_add(const float* x, const int* index, float* out, int outer, int axis, int m, int inner) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= outer * m * inner) return;
  atomicAdd(out + (size_t(i / (m * inner)) * axis + index[i]) * inner + i % inner, x[i]);
}
