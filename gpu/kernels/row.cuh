// A row that stays in the registers of its block and is read once: 256 threads hold 16 numbers each, so up to 4096 columns, a multiple
// of 4.
#pragma once

struct Row {
  float4 v[4];
  // Of number i of this thread's four: the column where it begins.
  static __device__ __forceinline__ int column(int i) { return (i * 256 + threadIdx.x) * 4; }
};

// Reads a row and finds its largest number; what lies behind its end is −∞. `shared` has 32 places.
static __device__ __forceinline__ float read_row_and_largest(Row& row, const float* from, int columns, float* shared) {
  float largest = NEGATIVE_INFINITY;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    row.v[i] = make_float4(NEGATIVE_INFINITY, NEGATIVE_INFINITY, NEGATIVE_INFINITY, NEGATIVE_INFINITY);
    if (Row::column(i) < columns) row.v[i] = load4(from + Row::column(i));
  }
#pragma unroll
  for (int i = 0; i < 4; ++i)
    largest = fmaxf(largest, fmaxf(fmaxf(row.v[i].x, row.v[i].y), fmaxf(row.v[i].z, row.v[i].w)));
  return block_max(largest, shared);
}

static __device__ __forceinline__ float4 exp4(float4 v, float largest) {
  return make_float4(expf(v.x - largest), expf(v.y - largest), expf(v.z - largest), expf(v.w - largest));
}

// Σ e^(x − largest) of a row.
static __device__ __forceinline__ float sum_of_exp(const Row& row, float largest, float* shared) {
  float sum = 0.0f;
#pragma unroll
  for (int i = 0; i < 4; ++i) {
    float4 e = exp4(row.v[i], largest);
    sum += e.x + e.y + e.z + e.w;
  }
  return block_sum(sum, shared);
}
