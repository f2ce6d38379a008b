// Tensor cores: the calls of mma.h for tiles of 16 × 16 × 8 in TF32. The 32 lanes of a warp share a tile; which lane holds
// which element is not said by CUDA either, so the order here is our own.
#pragma once
#include "cuda_emulator.h"

namespace nvcuda {
namespace wmma {

struct matrix_a;
struct matrix_b;
struct accumulator;
struct row_major;
struct col_major;
namespace precision {
struct tf32 {};
}  // namespace precision
enum layout_t { mem_row_major, mem_col_major };

template <class Use, int M, int N, int K>
struct Tile;
template <int M, int N, int K>
struct Tile<matrix_a, M, N, K> {
  static constexpr int rows = M, columns = K;
};
template <int M, int N, int K>
struct Tile<matrix_b, M, N, K> {
  static constexpr int rows = K, columns = N;
};
template <int M, int N, int K>
struct Tile<accumulator, M, N, K> {
  static constexpr int rows = M, columns = N;
};

template <class Use, int M, int N, int K, class T, class Layout = void>
struct fragment {
  using Shape = Tile<Use, M, N, K>;
  static constexpr int num_elements = Shape::rows * Shape::columns / 32;
  float x[num_elements];
};

// Ten bits of mantissa are left, rounded to nearest.
inline float __float_to_tf32(float f) {
  unsigned u = __float_as_uint(f);
  if ((u & 0x7f800000u) == 0x7f800000u) return f;
  return __uint_as_float((u + 0x1000u) & ~0x1fffu);
}
// The hardware reads only these bits, rounded or not.
inline float cut_to_tf32(float f) { return __uint_as_float(__float_as_uint(f) & ~0x1fffu); }

template <class Fragment>
void fill_fragment(Fragment& f, float value) {
  for (float& element : f.x) element = value;
}

template <class Use, int M, int N, int K, class T, class Layout>
void load_matrix_sync(fragment<Use, M, N, K, T, Layout>& f, const float* p, unsigned ld) {
  using Shape = Tile<Use, M, N, K>;
  for (int i = 0; i < f.num_elements; ++i) {
    int e = emulator::current->lane * f.num_elements + i, r = e / Shape::columns, c = e % Shape::columns;
    f.x[i] = std::is_same_v<Layout, col_major> ? p[c * ld + r] : p[r * ld + c];
  }
  emulator::wait_for_warp(~0u, false);
}

template <int M, int N, int K, class T>
void store_matrix_sync(float* p, const fragment<accumulator, M, N, K, T>& f, unsigned ld, layout_t layout) {
  for (int i = 0; i < f.num_elements; ++i) {
    int e = emulator::current->lane * f.num_elements + i, r = e / N, c = e % N;
    (layout == mem_row_major ? p[r * ld + c] : p[c * ld + r]) = f.x[i];
  }
  emulator::wait_for_warp(~0u, false);
}

template <int M, int N, int K, class LayoutA, class LayoutB>
void mma_sync(fragment<accumulator, M, N, K, float>& d, const fragment<matrix_a, M, N, K, precision::tf32, LayoutA>& a,
              const fragment<matrix_b, M, N, K, precision::tf32, LayoutB>& b,
              const fragment<accumulator, M, N, K, float>& c) {
  emulator::Warp& w = emulator::warp();
  float *A = w.scratch[0], *B = w.scratch[1];
  unsigned lane = emulator::current->lane;
  for (int i = 0; i < a.num_elements; ++i) A[lane * a.num_elements + i] = cut_to_tf32(a.x[i]);
  for (int i = 0; i < b.num_elements; ++i) B[lane * b.num_elements + i] = cut_to_tf32(b.x[i]);
  emulator::wait_for_warp(~0u, false);
  for (int i = 0; i < d.num_elements; ++i) {
    int e = lane * d.num_elements + i, row = e / N, column = e % N;
    float sum = c.x[i];
    for (int k = 0; k < K; ++k) sum += A[row * K + k] * B[k * N + column];
    d.x[i] = sum;
  }
  emulator::wait_for_warp(~0u, false);
}

}  // namespace wmma
}  // namespace nvcuda
