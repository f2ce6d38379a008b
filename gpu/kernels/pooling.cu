// One number for each window of an image: x (planes, H, W), y (planes, OH, OW), windows of K × K. Planes are images times channels.
#include "common.cuh"

struct Pool2d {
  int planes, H, W, K, OH, OW, stride, padding;
};

// The largest, and where it lies in its plane, for the gradient; of several the first. A window is never all padding.
extern "C" __global__ void max_pool2d(const float* x, float* y, int* where, Pool2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= s.planes * s.OH * s.OW) return;
  int ow = i % s.OW, oh = i / s.OW % s.OH;
  const float* plane = x + size_t(i / (s.OW * s.OH)) * s.H * s.W;
  float best = NEGATIVE_INFINITY;
  int at = -1;
  for (int kh = 0; kh < s.K; ++kh)
    for (int kw = 0; kw < s.K; ++kw) {
      int h = oh * s.stride - s.padding + kh, w = ow * s.stride - s.padding + kw;
      if (h < 0 || h >= s.H || w < 0 || w >= s.W) continue;
      float v = plane[h * s.W + w];
      if (at < 0 || v > best || v != v) {
        best = v;
        at = h * s.W + w;
      }
    }
  y[i] = best;
  where[i] = at;
}

// The windows that hold position `at` of an axis are first … last.
static __device__ __forceinline__ void windows_of(int at, int out, const Pool2d& s, int& first, int& last) {
  int shifted = at + s.padding;
  first = shifted < s.K ? 0 : (shifted - s.K) / s.stride + 1;
  last = min(shifted / s.stride, out - 1);
}

// Each element gathers from the windows in which it was the largest, so that no two threads write to one place.
extern "C" __global__ void max_pool2d_gradient(const float* g, const int* where, float* out, Pool2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= s.planes * s.H * s.W) return;
  int w = i % s.W, h = i / s.W % s.H, top, bottom, left, right;
  size_t plane = size_t(i / (s.W * s.H)) * s.OH * s.OW;
  windows_of(h, s.OH, s, top, bottom);
  windows_of(w, s.OW, s, left, right);
  float sum = 0.0f;
  for (int oh = top; oh <= bottom; ++oh)
    for (int ow = left; ow <= right; ++ow)
      if (where[plane + oh * s.OW + ow] == h * s.W + w) sum += g[plane + oh * s.OW + ow];
  out[i] = sum;
}

// The mean; padding counts as zeros.
extern "C" __global__ void average_pool2d(const float* x, float* y, Pool2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= s.planes * s.OH * s.OW) return;
  int ow = i % s.OW, oh = i / s.OW % s.OH;
  const float* plane = x + size_t(i / (s.OW * s.OH)) * s.H * s.W;
  float sum = 0.0f;
  for (int kh = 0; kh < s.K; ++kh)
    for (int kw = 0; kw < s.K; ++kw) {
      int h = oh * s.stride - s.padding + kh, w = ow * s.stride - s.padding + kw;
      if (h >= 0 && h < s.H && w >= 0 && w < s.W) sum += plane[h * s.W + w];
    }
  y[i] = sum / (s.K * s.K);
}

extern "C" __global__ void average_pool2d_gradient(const float* g, float* out, Pool2d s) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= s.planes * s.H * s.W) return;
  int w = i % s.W, h = i / s.W % s.H, top, bottom, left, right;
  size_t plane = size_t(i / (s.W * s.H)) * s.OH * s.OW;
  windows_of(h, s.OH, s, top, bottom);
  windows_of(w, s.OW, s, left, right);
  float sum = 0.0f;
  for (int oh = top; oh <= bottom; ++oh)
    for (int ow = left; ow <= right; ++ow) sum += g[plane + oh * s.OW + ow];
  out[i] = sum / (s.K * s.K);
}
