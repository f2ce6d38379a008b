// C (M, N) = A (M, K) · B (K, N), rows one after the other, in float32. Six versions; each removes what held the one
// before it back.
#include "common.cuh"

// 1. Naive: a thread computes one element of C. Neighbors in a warp have different rows, so that each of their reads of
// A and each write of C touches 32 lines of memory.
extern "C" __global__ void matmul_naive(const float* A, const float* B, float* C, int M, int N, int K) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  int column = blockIdx.y * blockDim.y + threadIdx.y;
  if (row >= M || column >= N) return;
  float sum = 0.0f;
  for (int k = 0; k < K; ++k) sum += A[row * K + k] * B[k * N + column];
  C[row * N + column] = sum;
}

// 2. Coalesced: neighbors have neighboring columns. A warp reads 32 floats of B in one piece, and one of A for all.
extern "C" __global__ void matmul_coalesced(const float* A, const float* B, float* C, int M, int N, int K) {
  int column = blockIdx.x * blockDim.x + threadIdx.x;
  int row = blockIdx.y * blockDim.y + threadIdx.y;
  if (row >= M || column >= N) return;
  float sum = 0.0f;
  for (int k = 0; k < K; ++k) sum += A[row * K + k] * B[k * N + column];
  C[row * N + column] = sum;
}

// 3. Shared tile: the block copies a tile of A and one of B to shared memory, and each number that came from device memory
// is used 32 times.
extern "C" __global__ void matmul_shared(const float* A, const float* B, float* C, int M, int N, int K) {
  constexpr int TILE = 32;
  __shared__ float As[TILE][TILE];
  __shared__ float Bs[TILE][TILE];
  int x = threadIdx.x, y = threadIdx.y;
  int column = blockIdx.x * TILE + x, row = blockIdx.y * TILE + y;
  float sum = 0.0f;
  for (int k0 = 0; k0 < K; k0 += TILE) {
    As[y][x] = row < M && k0 + x < K ? A[row * K + k0 + x] : 0.0f;
    Bs[y][x] = k0 + y < K && column < N ? B[(k0 + y) * N + column] : 0.0f;
    __syncthreads();  // the tiles are complete
#pragma unroll
    for (int k = 0; k < TILE; ++k) sum += As[y][k] * Bs[k][x];
    __syncthreads();  // nobody needs them any more
  }
  if (row < M && column < N) C[row * N + column] = sum;
}

// 4. Register tile: a thread computes 8 × 8 elements. The 16 numbers that it reads from shared memory serve 64
// multiplications; before, 2 numbers served one.
extern "C" __global__ void __launch_bounds__(256)
    matmul_register(const float* A, const float* B, float* C, int M, int N, int K) {
  constexpr int BM = 128, BN = 128, BK = 8, TM = 8, TN = 8;
  __shared__ float As[BK][BM + 4];  // turned, so that the 8 rows of a thread lie side by side
  __shared__ float Bs[BK][BN];
  int row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
  int y = threadIdx.x / 16 * TM, x = threadIdx.x % 16 * TN;
  float sum[TM][TN] = {};
  for (int k0 = 0; k0 < K; k0 += BK) {
    for (int i = threadIdx.x; i < BM * BK; i += 256) {
      int r = i / BK, k = i % BK;
      As[k][r] = row0 + r < M && k0 + k < K ? A[(row0 + r) * K + k0 + k] : 0.0f;
    }
    for (int i = threadIdx.x; i < BK * BN; i += 256) {
      int k = i / BN, c = i % BN;
      Bs[k][c] = k0 + k < K && column0 + c < N ? B[(k0 + k) * N + column0 + c] : 0.0f;
    }
    __syncthreads();
#pragma unroll
    for (int k = 0; k < BK; ++k) {
      float a[TM], b[TN];
#pragma unroll
      for (int i = 0; i < TM; ++i) a[i] = As[k][y + i];
#pragma unroll
      for (int j = 0; j < TN; ++j) b[j] = Bs[k][x + j];
#pragma unroll
      for (int i = 0; i < TM; ++i)
#pragma unroll
        for (int j = 0; j < TN; ++j) sum[i][j] += a[i] * b[j];
    }
    __syncthreads();
  }
  for (int i = 0; i < TM; ++i)
    for (int j = 0; j < TN; ++j)
      if (row0 + y + i < M && column0 + x + j < N) C[(row0 + y + i) * N + column0 + x + j] = sum[i][j];
}

// From here on memory is read 16 bytes at a time: N and K are multiples of 4, and A, B and C begin at multiples of 16.
static __device__ __forceinline__ float4 load4_or_zero(const float* matrix, int row, int column, int rows, int columns) {
  if (row < rows && column < columns) return load4(matrix + row * columns + column);
  return make_float4(0.0f, 0.0f, 0.0f, 0.0f);
}

// sum (8, 8) += a (8) · b (8)ᵀ
static __device__ __forceinline__ void multiply_8x8(float (&sum)[8][8], float4 a0, float4 a1, float4 b0, float4 b1) {
  float a[8] = {a0.x, a0.y, a0.z, a0.w, a1.x, a1.y, a1.z, a1.w};
  float b[8] = {b0.x, b0.y, b0.z, b0.w, b1.x, b1.y, b1.z, b1.w};
#pragma unroll
  for (int i = 0; i < 8; ++i)
#pragma unroll
    for (int j = 0; j < 8; ++j) sum[i][j] += a[i] * b[j];
}

// Writes the 8 × 8 elements of a thread: four squares of 4 × 4, `down` rows and `right` columns apart.
static __device__ __forceinline__ void store_8x8(float (&sum)[8][8], float* C, int row, int column, int down, int right,
                                                 int M, int N) {
#pragma unroll
  for (int i = 0; i < 8; ++i)
#pragma unroll
    for (int j = 0; j < 8; j += 4) {
      int r = row + i / 4 * down + i % 4, c = column + j / 4 * right;
      if (r < M && c < N) store4(C + r * N + c, make_float4(sum[i][j], sum[i][j + 1], sum[i][j + 2], sum[i][j + 3]));
    }
}

// 5. Vectorised: the same tiles, but each access moves four numbers, and the 8 × 8 elements of a thread are four squares, so
// that neighbors read neighboring words of shared memory and no two of them want the same bank.
extern "C" __global__ void __launch_bounds__(256)
    matmul_vector(const float* A, const float* B, float* C, int M, int N, int K) {
  constexpr int BM = 128, BN = 128, BK = 8;
  __shared__ float As[BK][BM + 4];
  __shared__ float Bs[BK][BN];
  int t = threadIdx.x, row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
  int y = t / 16 * 4, x = t % 16 * 4;
  float sum[8][8] = {};
  for (int k0 = 0; k0 < K; k0 += BK) {
    int r = t / 2, k = t % 2 * 4;
    float4 a = load4_or_zero(A, row0 + r, k0 + k, M, K);
    As[k + 0][r] = a.x;
    As[k + 1][r] = a.y;
    As[k + 2][r] = a.z;
    As[k + 3][r] = a.w;
    store4(&Bs[t / 32][t % 32 * 4], load4_or_zero(B, k0 + t / 32, column0 + t % 32 * 4, K, N));
    __syncthreads();
#pragma unroll
    for (int k = 0; k < BK; ++k)
      multiply_8x8(sum, load4(&As[k][y]), load4(&As[k][y + 64]), load4(&Bs[k][x]), load4(&Bs[k][x + 64]));
    __syncthreads();
  }
  store_8x8(sum, C, row0 + y, column0 + x, 64, 64, M, N);
}

// 6. Warp tile: the 128 × 128 tile of a block is cut into one piece of 32 × 64 for each of its 8 warps, so that a warp reads
// 96 numbers of shared memory for a column of products and not 160. And while it multiplies one pair of tiles, the next
// pair is on its way from device memory, into registers and then into a second pair of tiles: one barrier a step.
extern "C" __global__ void __launch_bounds__(256, 2)
    matmul_warp(const float* A, const float* B, float* C, int M, int N, int K) {
  constexpr int BM = 128, BN = 128, BK = 16;
  __shared__ float As[2][BK][BM + 4];
  __shared__ float Bs[2][BK][BN];
  int t = threadIdx.x, row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
  int warp = t / 32, lane = t % 32;
  int y = warp / 2 * 32 + lane / 8 * 4, x = warp % 2 * 64 + lane % 8 * 4;
  int a_row = t / 4, a_k = t % 4 * 4, b_k = t / 32, b_column = t % 32 * 4;
  float4 a0, a1, b0, b1;
  auto fetch = [&](int k0) {
    a0 = load4_or_zero(A, row0 + a_row, k0 + a_k, M, K);
    a1 = load4_or_zero(A, row0 + a_row + 64, k0 + a_k, M, K);
    b0 = load4_or_zero(B, k0 + b_k, column0 + b_column, K, N);
    b1 = load4_or_zero(B, k0 + b_k + 8, column0 + b_column, K, N);
  };
  auto put = [&](int buffer) {
    As[buffer][a_k + 0][a_row] = a0.x;
    As[buffer][a_k + 1][a_row] = a0.y;
    As[buffer][a_k + 2][a_row] = a0.z;
    As[buffer][a_k + 3][a_row] = a0.w;
    As[buffer][a_k + 0][a_row + 64] = a1.x;
    As[buffer][a_k + 1][a_row + 64] = a1.y;
    As[buffer][a_k + 2][a_row + 64] = a1.z;
    As[buffer][a_k + 3][a_row + 64] = a1.w;
    store4(&Bs[buffer][b_k][b_column], b0);
    store4(&Bs[buffer][b_k + 8][b_column], b1);
  };
  float sum[8][8] = {};
  int buffer = 0;
  fetch(0);
  put(0);
  __syncthreads();
  for (int k0 = BK; k0 - BK < K; k0 += BK) {
    if (k0 < K) fetch(k0);
#pragma unroll
    for (int k = 0; k < BK; ++k)
      multiply_8x8(sum, load4(&As[buffer][k][y]), load4(&As[buffer][k][y + 16]), load4(&Bs[buffer][k][x]),
                   load4(&Bs[buffer][k][x + 32]));
    if (k0 < K) put(1 - buffer);
    buffer = 1 - buffer;
    __syncthreads();
  }
  store_8x8(sum, C, row0 + y, column0 + x, 16, 32, M, N);
}
