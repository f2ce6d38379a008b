// Attention: O = softmax(Q·Kᵀ / √D) · V for each head. Q, O: (heads, T, D), K, V: (heads, S, D), where heads counts all heads of all
// examples. With `causal`, query t sees keys up to t + S − T only.
#include "common.cuh"

// 1. Naive: a block for each query. All its scores are in shared memory (S floats), so that S is limited, and K and V are read
// again for each query.
extern "C" __global__ void attention_naive(const float* Q, const float* K, const float* V, float* O, int T, int S, int D,
                                           float scale, int causal) {
  DYNAMIC_SHARED(float, scores);
  __shared__ float shared[32];
  int head = blockIdx.y, t = blockIdx.x, seen = causal ? min(S, t + S - T + 1) : S;
  const float* q = Q + (size_t(head) * T + t) * D;
  float largest = NEGATIVE_INFINITY, sum = 0.0f;
  for (int s = threadIdx.x; s < seen; s += blockDim.x) {
    const float* k = K + (size_t(head) * S + s) * D;
    float dot = 0.0f;
    for (int d = 0; d < D; ++d) dot += q[d] * k[d];
    scores[s] = dot * scale;
    largest = fmaxf(largest, scores[s]);
  }
  largest = block_max(largest, shared);
  for (int s = threadIdx.x; s < seen; s += blockDim.x) {
    scores[s] = expf(scores[s] - largest);
    sum += scores[s];
  }
  sum = block_sum(sum, shared);  // its barriers also make the scores visible to all
  for (int d = threadIdx.x; d < D; d += blockDim.x) {
    float out = 0.0f;
    for (int s = 0; s < seen; ++s) out += scores[s] * V[(size_t(head) * S + s) * D + d];
    O[(size_t(head) * T + t) * D + d] = out / sum;
  }
}

// --- 2. Fused, as in FlashAttention (Dao et al., 2022): scores are made and used tile by tile and never leave the multiprocessor. Tiles of
// 32 queries and 32 keys, D up to 64; what is missing is filled with zeros. 16 × 16 threads: thread (x, y) computes the scores of
// rows y, y + 16 and columns x, x + 16, and of the results rows y, y + 16 and the four columns from 4x on. ---

#define TILE 32
#define WIDTH 64
// Longer than a row, so that 8 rows lie in different banks.
#define ROW (WIDTH + 4)

typedef float Rows[TILE][ROW];
typedef float Scores[TILE][TILE + 4];

// Rows first … first + 31 of a matrix (rows, D).
static __device__ __forceinline__ void read_rows(Rows& to, const float* from, int first, int rows, int D) {
  for (int i = threadIdx.y * 16 + threadIdx.x; i < TILE * WIDTH; i += 256) {
    int r = i / WIDTH, d = i % WIDTH;
    to[r][d] = first + r < rows && d < D ? from[size_t(first + r) * D + d] : 0.0f;
  }
}

static __device__ __forceinline__ void write_rows(float* to, const float (&from)[2][4], int first, int rows, int D) {
#pragma unroll
  for (int a = 0; a < 2; ++a)
#pragma unroll
    for (int e = 0; e < 4; ++e) {
      int r = first + threadIdx.y + 16 * a, d = threadIdx.x * 4 + e;
      if (r < rows && d < D) to[size_t(r) * D + d] = from[a][e];
    }
}

static __device__ __forceinline__ float dot4(float4 a, float4 b) { return a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w; }

// out[a][b] = row (y + 16a) of A · row (x + 16b) of B
static __device__ __forceinline__ void multiply_rows(float (&out)[2][2], const Rows& A, const Rows& B) {
  out[0][0] = out[0][1] = out[1][0] = out[1][1] = 0.0f;
#pragma unroll 4
  for (int d = 0; d < WIDTH; d += 4) {
    float4 a0 = load4(&A[threadIdx.y][d]), a1 = load4(&A[threadIdx.y + 16][d]);
    float4 b0 = load4(&B[threadIdx.x][d]), b1 = load4(&B[threadIdx.x + 16][d]);
    out[0][0] += dot4(a0, b0);
    out[0][1] += dot4(a0, b1);
    out[1][0] += dot4(a1, b0);
    out[1][1] += dot4(a1, b1);
  }
}

static __device__ __forceinline__ void add_scaled(float (&out)[4], float by, float4 v) {
  out[0] += by * v.x;
  out[1] += by * v.y;
  out[2] += by * v.z;
  out[3] += by * v.w;
}

// Does query t see key s?
static __device__ __forceinline__ bool sees(int t, int s, int T, int S, int causal) {
  return t < T && s < S && (!causal || s <= t + S - T);
}

// What all 16 threads of a row have together.
static __device__ __forceinline__ float row_max(float v) {
  for (int lane = 8; lane > 0; lane /= 2) v = fmaxf(v, __shfl_xor_sync(ALL_LANES, v, lane));
  return v;
}
static __device__ __forceinline__ float row_sum(float v) {
  for (int lane = 8; lane > 0; lane /= 2) v += __shfl_xor_sync(ALL_LANES, v, lane);
  return v;
}

// total (heads, T) = ln Σ e^score of each query: all that the gradient needs of the scores.
extern "C" __global__ void __launch_bounds__(256)
    attention_fused(const float* Q, const float* K, const float* V, float* O, float* total, int T, int S, int D, float scale,
                    int causal) {
  __shared__ Rows q, k, v;
  __shared__ Scores p;
  int head = blockIdx.y, t0 = blockIdx.x * TILE, x = threadIdx.x, y = threadIdx.y;
  const float *keys = K + size_t(head) * S * D, *values = V + size_t(head) * S * D;
  read_rows(q, Q + size_t(head) * T * D, t0, T, D);
  float out[2][4] = {}, largest[2] = {NEGATIVE_INFINITY, NEGATIVE_INFINITY}, sum[2] = {};
  int end = causal ? min(S, t0 + TILE + S - T) : S;  // no query of this tile sees further
  for (int s0 = 0; s0 < end; s0 += TILE) {
    __syncthreads();  // the tiles before are done with
    read_rows(k, keys, s0, S, D);
    read_rows(v, values, s0, S, D);
    __syncthreads();
    float score[2][2];
    multiply_rows(score, q, k);
#pragma unroll
    for (int a = 0; a < 2; ++a) {
      int t = t0 + y + 16 * a;
#pragma unroll
      for (int b = 0; b < 2; ++b)
        score[a][b] = sees(t, s0 + x + 16 * b, T, S, causal) ? score[a][b] * scale : NEGATIVE_INFINITY;
      // The sums so far were made with a smaller largest score: they shrink when a larger one comes.
      float larger = fmaxf(largest[a], row_max(fmaxf(score[a][0], score[a][1])));
      float base = larger == NEGATIVE_INFINITY ? 0.0f : larger;
      float shrink = expf(largest[a] - base), p0 = expf(score[a][0] - base), p1 = expf(score[a][1] - base);
      largest[a] = larger;
      sum[a] = sum[a] * shrink + row_sum(p0 + p1);
#pragma unroll
      for (int e = 0; e < 4; ++e) out[a][e] *= shrink;
      p[y + 16 * a][x] = p0;
      p[y + 16 * a][x + 16] = p1;
    }
    __syncwarp();  // a row of p is written and read by the lanes of one warp
#pragma unroll 4
    for (int s = 0; s < TILE; ++s) {
      float4 row = load4(&v[s][x * 4]);
      add_scaled(out[0], p[y][s], row);
      add_scaled(out[1], p[y + 16][s], row);
    }
    __syncwarp();
  }
#pragma unroll
  for (int a = 0; a < 2; ++a) {
#pragma unroll
    for (int e = 0; e < 4; ++e) out[a][e] /= sum[a];
    int t = t0 + y + 16 * a;
    if (x == 0 && t < T) total[size_t(head) * T + t] = largest[a] + logf(sum[a]);
  }
  write_rows(O + size_t(head) * T * D, out, t0, T, D);
}

// delta (rows) = Σ over D of G·O: the part of the gradient that softmax takes off. A warp for each row; blockDim is (32, rows of a block).
extern "C" __global__ void attention_delta(const float* G, const float* O, float* delta, int rows, int D) {
  int row = blockIdx.x * blockDim.y + threadIdx.y;
  if (row >= rows) return;
  float sum = 0.0f;
  for (int d = threadIdx.x; d < D; d += 32) sum += G[size_t(row) * D + d] * O[size_t(row) * D + d];
  sum = warp_sum(sum);
  if (threadIdx.x == 0) delta[row] = sum;
}

// The gradient with respect to Q, from G, that with respect to O. P = e^(score − total) is made again; with dP = G·Vᵀ and
// dS = P·(dP − delta): dQ = dS·K · scale. A block for each tile of queries.
extern "C" __global__ void __launch_bounds__(256)
    attention_query_gradient(const float* G, const float* Q, const float* K, const float* V, const float* total,
                             const float* delta, float* out, int T, int S, int D, float scale, int causal) {
  __shared__ Rows g, q, k, v;
  __shared__ Scores ds;
  int head = blockIdx.y, t0 = blockIdx.x * TILE, x = threadIdx.x, y = threadIdx.y;
  size_t queries = size_t(head) * T;
  read_rows(g, G + queries * D, t0, T, D);
  read_rows(q, Q + queries * D, t0, T, D);
  float dq[2][4] = {};
  int end = causal ? min(S, t0 + TILE + S - T) : S;
  for (int s0 = 0; s0 < end; s0 += TILE) {
    __syncthreads();
    read_rows(k, K + size_t(head) * S * D, s0, S, D);
    read_rows(v, V + size_t(head) * S * D, s0, S, D);
    __syncthreads();
    float score[2][2], dp[2][2];
    multiply_rows(score, q, k);
    multiply_rows(dp, g, v);
#pragma unroll
    for (int a = 0; a < 2; ++a)
#pragma unroll
      for (int b = 0; b < 2; ++b) {
        int t = t0 + y + 16 * a;
        bool seen = sees(t, s0 + x + 16 * b, T, S, causal);
        ds[y + 16 * a][x + 16 * b] =
            seen ? expf(score[a][b] * scale - total[queries + t]) * (dp[a][b] - delta[queries + t]) * scale : 0.0f;
      }
    __syncwarp();
#pragma unroll 4
    for (int s = 0; s < TILE; ++s) {
      float4 row = load4(&k[s][x * 4]);
      add_scaled(dq[0], ds[y][s], row);
      add_scaled(dq[1], ds[y + 16][s], row);
    }
    __syncwarp();
  }
  write_rows(out + queries * D, dq, t0, T, D);
}

// The gradients with respect to K and V: dV = Pᵀ·G, dK = dSᵀ·Q · scale. A block for each tile of keys, over all queries that see it.
extern "C" __global__ void __launch_bounds__(256)
    attention_key_gradient(const float* G, const float* Q, const float* K, const float* V, const float* total,
                           const float* delta, float* key_gradient, float* value_gradient, int T, int S, int D, float scale,
                           int causal) {
  __shared__ Rows g, q, k, v;
  __shared__ Scores p, ds;
  int head = blockIdx.y, s0 = blockIdx.x * TILE, x = threadIdx.x, y = threadIdx.y;
  size_t queries = size_t(head) * T, keys = size_t(head) * S;
  read_rows(k, K + keys * D, s0, S, D);
  read_rows(v, V + keys * D, s0, S, D);
  float dk[2][4] = {}, dv[2][4] = {};
  int first = causal ? max(0, s0 - (S - T)) / TILE * TILE : 0;  // no earlier query sees these keys
  for (int t0 = first; t0 < T; t0 += TILE) {
    __syncthreads();
    read_rows(g, G + queries * D, t0, T, D);
    read_rows(q, Q + queries * D, t0, T, D);
    __syncthreads();
    float score[2][2], dp[2][2];
    multiply_rows(score, q, k);
    multiply_rows(dp, g, v);
#pragma unroll
    for (int a = 0; a < 2; ++a)
#pragma unroll
      for (int b = 0; b < 2; ++b) {
        int t = t0 + y + 16 * a;
        bool seen = sees(t, s0 + x + 16 * b, T, S, causal);
        float probability = seen ? expf(score[a][b] * scale - total[queries + t]) : 0.0f;
        p[y + 16 * a][x + 16 * b] = probability;
        ds[y + 16 * a][x + 16 * b] = seen ? probability * (dp[a][b] - delta[queries + t]) * scale : 0.0f;
      }
    __syncthreads();  // here a thread reads columns, which all warps wrote
#pragma unroll 4
    for (int t = 0; t < TILE; ++t) {
      float4 of_g = load4(&g[t][x * 4]), of_q = load4(&q[t][x * 4]);
      add_scaled(dv[0], p[t][y], of_g);
      add_scaled(dv[1], p[t][y + 16], of_g);
      add_scaled(dk[0], ds[t][y], of_q);
      add_scaled(dk[1], ds[t][y + 16], of_q);
    }
  }
  write_rows(key_gradient + keys * D, dk, s0, S, D);
  write_rows(value_gradient + keys * D, dv, s0, S, D);
}
