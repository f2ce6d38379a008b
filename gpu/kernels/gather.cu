// Reading and adding at places that other numbers say.
#include "common.cuh"

// out (count, width) = table (words, width)[index]: an embedding. Neighbors read neighbors of a row.
extern "C" __global__ void embedding(const float* table, const int* index, float* out, int count, int width) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count * width) out[i] = table[size_t(index[i / width]) * width + i % width];
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
