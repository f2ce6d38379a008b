// C (M, N) = A (M, K) · B (K, N) on the tensor cores, which multiply tiles of 16 × 8 and 8 × 16 in one instruction of a warp. Their
// inputs have 10 bits of mantissa (TF32), their sums are float32. M and N are multiples of 16, K is one of 4.
// architecture: compute_80
#include "async_copy.cuh"
#ifdef __CUDACC__
#include <mma.h>
#else
#include "../emulator/wmma_emulator.h"
#endif

// A block computes 128 × 128, each of its 4 warps 64 × 64: of what it reads from shared memory it uses each number four times. Three pairs of tiles are in shared memory: one is multiplied, two are
// on their way.
#define BM 128
#define BN 128
#define BK 32
#define STAGES 3
#define THREADS 128
// Rows are longer than their tiles, by as much as keeps the lanes of a warp in different banks.
#define A_ROW (BK + 4)
#define B_ROW (BN + 8)
#define STAGE (BM * A_ROW + BK * B_ROW)

// Starts the copies of the tiles that begin at k0.
static __device__ __forceinline__ void start_tiles(float* stage, const float* A, const float* B, int row0, int column0, int k0,
                                                   int M, int N, int K) {
  float *As = stage, *Bs = stage + BM * A_ROW;
#pragma unroll
  for (int i = 0; i < BM * BK / 4 / THREADS; ++i) {
    int e = threadIdx.x + i * THREADS, r = e / (BK / 4), k = e % (BK / 4) * 4;
    bool inside = row0 + r < M && k0 + k < K;
    copy_async(As + r * A_ROW + k, inside ? A + (row0 + r) * K + k0 + k : A, inside);
  }
#pragma unroll
  for (int i = 0; i < BK * BN / 4 / THREADS; ++i) {
    int e = threadIdx.x + i * THREADS, k = e / (BN / 4), c = e % (BN / 4) * 4;
    bool inside = k0 + k < K && column0 + c < N;
    copy_async(Bs + k * B_ROW + c, inside ? B + (k0 + k) * N + column0 + c : B, inside);
  }
}

extern "C" __global__ void __launch_bounds__(THREADS, 2)
    matmul_tf32(const float* A, const float* B, float* C, int M, int N, int K) {
  using namespace nvcuda;
  DYNAMIC_SHARED(float, tiles);
  int row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
  int warp = threadIdx.x / 32, y = warp / 2 * 64, x = warp % 2 * 64;
  wmma::fragment<wmma::accumulator, 16, 16, 8, float> sum[4][4];
#pragma unroll
  for (int i = 0; i < 4; ++i)
#pragma unroll
    for (int j = 0; j < 4; ++j) wmma::fill_fragment(sum[i][j], 0.0f);

  int steps = (K + BK - 1) / BK;
#pragma unroll
  for (int s = 0; s < STAGES - 1; ++s) {
    if (s < steps) start_tiles(tiles + s * STAGE, A, B, row0, column0, s * BK, M, N, K);
    commit_copies();  // also an empty group counts, so that the waiting below is the same in every step
  }
  for (int step = 0; step < steps; ++step) {
    wait_for_copies<STAGES - 2>();
    __syncthreads();  // all copies of this step are there, and nobody multiplies the tiles that are overwritten next
    int next = step + STAGES - 1;
    if (next < steps) start_tiles(tiles + next % STAGES * STAGE, A, B, row0, column0, next * BK, M, N, K);
    commit_copies();
    const float *As = tiles + step % STAGES * STAGE, *Bs = As + BM * A_ROW;
#pragma unroll
    for (int k = 0; k < BK; k += 8) {
      wmma::fragment<wmma::matrix_a, 16, 16, 8, wmma::precision::tf32, wmma::row_major> a[4];
      wmma::fragment<wmma::matrix_b, 16, 16, 8, wmma::precision::tf32, wmma::row_major> b[4];
#pragma unroll
      for (int i = 0; i < 4; ++i) {
        wmma::load_matrix_sync(a[i], As + (y + i * 16) * A_ROW + k, A_ROW);
#pragma unroll
        for (int e = 0; e < a[i].num_elements; ++e) a[i].x[e] = wmma::__float_to_tf32(a[i].x[e]);
      }
#pragma unroll
      for (int j = 0; j < 4; ++j) {
        wmma::load_matrix_sync(b[j], Bs + k * B_ROW + x + j * 16, B_ROW);
#pragma unroll
        for (int e = 0; e < b[j].num_elements; ++e) b[j].x[e] = wmma::__float_to_tf32(b[j].x[e]);
      }
#pragma unroll
      for (int i = 0; i < 4; ++i)
#pragma unroll
        for (int j = 0; j < 4; ++j) wmma::mma_sync(sum[i][j], a[i], b[j], sum[i][j]);
    }
  }
#pragma unroll
  for (int i = 0; i < 4; ++i)
#pragma unroll
    for (int j = 0; j < 4; ++j) {
      int r = row0 + y + i * 16, c = column0 + x + j * 16;
      if (r < M && c < N) wmma::store_matrix_sync(C + r * N + c, sum[i][j], N, wmma::mem_row_major);
    }
}
