// Convolution of images: x (N, C, H, W), w (O, C, KH, KW), y (N, O, OH, OW). Outside of x there are `padding` zeros on each side.
#include "common.cuh"

struct Conv2d {
  int N, C, H, W, O, KH, KW, OH, OW, stride, padding, dilation;
};

// 1. Direct: a thread for each element of y.
extern "C" __global__ void conv2d_direct(const float* x, const float* w, const float* bias, float* y, Conv2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= s.N * s.O * s.OH * s.OW) return;
  int ow = i % s.OW, oh = i / s.OW % s.OH, o = i / (s.OW * s.OH) % s.O, n = i / (s.OW * s.OH * s.O);
  float sum = bias ? bias[o] : 0.0f;
  for (int c = 0; c < s.C; ++c)
    for (int kh = 0; kh < s.KH; ++kh) {
      int h = oh * s.stride - s.padding + kh * s.dilation;
      if (h < 0 || h >= s.H) continue;
      for (int kw = 0; kw < s.KW; ++kw) {
        int v = ow * s.stride - s.padding + kw * s.dilation;
        if (v < 0 || v >= s.W) continue;
        sum += x[((n * s.C + c) * s.H + h) * s.W + v] * w[((o * s.C + c) * s.KH + kh) * s.KW + kw];
      }
    }
  y[i] = sum;
}

// The number of x that weight k = (c, kh, kw) meets at output p = (n, oh, ow); 0 outside.
static __device__ __forceinline__ float window(const float* x, const Conv2d& s, int k, int p) {
  int kw = k % s.KW, kh = k / s.KW % s.KH, c = k / (s.KW * s.KH);
  int ow = p % s.OW, oh = p / s.OW % s.OH, n = p / (s.OW * s.OH);
  int h = oh * s.stride - s.padding + kh * s.dilation, v = ow * s.stride - s.padding + kw * s.dilation;
  if (h < 0 || h >= s.H || v < 0 || v >= s.W) return 0.0f;
  return x[((n * s.C + c) * s.H + h) * s.W + v];
}

// 2. As a matrix product (O, C·KH·KW) · (C·KH·KW, N·OH·OW) whose second matrix is never written out: its tiles are gathered from x when
// they are needed. 256 threads, tiles of 64 × 64, 4 × 4 elements for each thread.
extern "C" __global__ void __launch_bounds__(256)
    conv2d_tiled(const float* x, const float* w, const float* bias, float* y, Conv2d s) {
  constexpr int BM = 64, BN = 64, BK = 16;
  __shared__ float Ws[BK][BM + 4];
  __shared__ float Xs[BK][BN];
  int K = s.C * s.KH * s.KW, P = s.N * s.OH * s.OW, t = threadIdx.x;
  int o0 = blockIdx.y * BM, p0 = blockIdx.x * BN, row = t / 16 * 4, column = t % 16 * 4;
  float sum[4][4] = {};
  for (int k0 = 0; k0 < K; k0 += BK) {
    for (int i = t; i < BM * BK; i += 256) {
      int o = i / BK, k = i % BK;
      Ws[k][o] = o0 + o < s.O && k0 + k < K ? w[(o0 + o) * K + k0 + k] : 0.0f;
    }
    for (int i = t; i < BK * BN; i += 256) {
      int k = i / BN, p = i % BN;
      Xs[k][p] = k0 + k < K && p0 + p < P ? window(x, s, k0 + k, p0 + p) : 0.0f;
    }
    __syncthreads();
#pragma unroll
    for (int k = 0; k < BK; ++k) {
      float4 a = load4(&Ws[k][row]), b = load4(&Xs[k][column]);
      float u[4] = {a.x, a.y, a.z, a.w}, v[4] = {b.x, b.y, b.z, b.w};
#pragma unroll
      for (int i = 0; i < 4; ++i)
#pragma unroll
        for (int j = 0; j < 4; ++j) sum[i][j] += u[i] * v[j];
    }
    __syncthreads();
  }
#pragma unroll
  for (int i = 0; i < 4; ++i)
#pragma unroll
    for (int j = 0; j < 4; ++j) {
      int o = o0 + row + i, p = p0 + column + j;
      if (o >= s.O || p >= P) continue;
      int n = p / (s.OH * s.OW), at = p % (s.OH * s.OW);
      y[(n * s.O + o) * s.OH * s.OW + at] = sum[i][j] + (bias ? bias[o] : 0.0f);
    }
}

// The second matrix written out, (N, C·KH·KW, OH·OW), for a matrix product by cuBLAS.
extern "C" __global__ void im2col(const float* x, float* columns, Conv2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x, K = s.C * s.KH * s.KW, A = s.OH * s.OW;
  if (i >= s.N * K * A) return;
  columns[i] = window(x, s, i / A % K, i / (A * K) * A + i % A);
}

// Output position that sees input position `at` through weight k of an axis, or -1.
static __device__ __forceinline__ int seen_from(int at, int k, int out, const Conv2d& s) {
  int shifted = at + s.padding - k * s.dilation;
  if (shifted < 0 || shifted % s.stride != 0) return -1;
  return shifted / s.stride < out ? shifted / s.stride : -1;
}

// The gradient with respect to x: each element gathers from the outputs that saw it. A thread for each element of x.
extern "C" __global__ void conv2d_input_gradient(const float* g, const float* w, float* out, Conv2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= s.N * s.C * s.H * s.W) return;
  int v = i % s.W, h = i / s.W % s.H, c = i / (s.W * s.H) % s.C, n = i / (s.W * s.H * s.C);
  float sum = 0.0f;
  for (int kh = 0; kh < s.KH; ++kh) {
    int oh = seen_from(h, kh, s.OH, s);
    if (oh < 0) continue;
    for (int kw = 0; kw < s.KW; ++kw) {
      int ow = seen_from(v, kw, s.OW, s);
      if (ow < 0) continue;
      for (int o = 0; o < s.O; ++o)
        sum += g[((n * s.O + o) * s.OH + oh) * s.OW + ow] * w[((o * s.C + c) * s.KH + kh) * s.KW + kw];
    }
  }
  out[i] = sum;
}

// The same from the gradient with respect to the columns of im2col: out (N, C, H, W).
extern "C" __global__ void col2im(const float* columns, float* out, Conv2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= s.N * s.C * s.H * s.W) return;
  int v = i % s.W, h = i / s.W % s.H, c = i / (s.W * s.H) % s.C, n = i / (s.W * s.H * s.C);
  float sum = 0.0f;
  for (int kh = 0; kh < s.KH; ++kh)
    for (int kw = 0; kw < s.KW; ++kw) {
      int oh = seen_from(h, kh, s.OH, s), ow = seen_from(v, kw, s.OW, s);
      if (oh < 0 || ow < 0) continue;
      sum += columns[((((n * s.C + c) * s.KH + kh) * s.KW + kw) * s.OH + oh) * s.OW + ow];
    }
  out[i] = sum;
}

// The gradient with respect to w: a block of 256 threads for each weight, which adds up over all images and positions.
extern "C" __global__ void conv2d_weight_gradient(const float* g, const float* x, float* out, Conv2d s) {
  __shared__ float shared[32];
  int K = s.C * s.KH * s.KW, o = blockIdx.x / K, k = blockIdx.x % K, A = s.OH * s.OW;
  float sum = 0.0f;
  for (int p = threadIdx.x; p < s.N * A; p += blockDim.x)
    sum += g[(p / A * s.O + o) * A + p % A] * window(x, s, k, p);
  sum = block_sum(sum, shared);
  if (threadIdx.x == 0) out[blockIdx.x] = sum;
}

// The gradient with respect to the bias: a block of 256 threads for each channel.
extern "C" __global__ void conv2d_bias_gradient(const float* g, float* out, Conv2d s) {
  __shared__ float shared[32];
  int o = blockIdx.x, A = s.OH * s.OW;
  float sum = 0.0f;
  for (int p = threadIdx.x; p < s.N * A; p += blockDim.x) sum += g[(p / A * s.O + o) * A + p % A];
  sum = block_sum(sum, shared);
  if (threadIdx.x == 0) out[o] = sum;
}
