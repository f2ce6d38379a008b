// Random numbers that each thread makes for itself: Philox4x32-10 (Salmon et al., 2011) turns a key and a counter into four words. So
// element i is the same whichever thread makes it, and the backward pass makes the mask of dropout again instead of keeping it.
#include "common.cuh"

static __device__ __forceinline__ uint4 philox(unsigned counter, unsigned stream, unsigned key0, unsigned key1) {
  uint4 v = make_uint4(counter, stream, 0u, 0u);
#pragma unroll
  for (int round = 0; round < 10; ++round) {
    unsigned high0 = __umulhi(0xD2511F53u, v.x), low0 = 0xD2511F53u * v.x;
    unsigned high1 = __umulhi(0xCD9E8D57u, v.z), low1 = 0xCD9E8D57u * v.z;
    v = make_uint4(high1 ^ v.y ^ key0, low1, high0 ^ v.w ^ key1, low0);
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return v;
}

// Uniform in [0, 1), from the upper 24 bits: all that a float32 can hold.
static __device__ __forceinline__ float uniform_of(unsigned word) { return float(word >> 8) * (1.0f / 16777216.0f); }

// What is left of x: uniform_of(word) < p, asked in whole numbers, as turning each word into a float is slow.
static __device__ __forceinline__ float dropped(float x, unsigned word, unsigned threshold, float scale) {
  return word >> 8 < threshold ? 0.0f : x * scale;
}

// out = x with each element 0 with probability p, the others divided by 1 − p. Its gradient is the same kernel on g, with the same
// key and stream. A thread for each 4 elements.
extern "C" __global__ void dropout(const float* x, float* out, int n, float p, int key0, int key1, int stream) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned threshold = unsigned(ceilf(p * 16777216.0f));
  float scale = 1.0f / (1.0f - p);
  if (i * 4 + 4 <= n) {
    float4 v = load4(x + i * 4);  // on its way while the words are made
    uint4 word = philox(i, stream, key0, key1);
    store4(out + i * 4, make_float4(dropped(v.x, word.x, threshold, scale), dropped(v.y, word.y, threshold, scale),
                                    dropped(v.z, word.z, threshold, scale), dropped(v.w, word.w, threshold, scale)));
    return;
  }
  uint4 word = philox(i, stream, key0, key1);
  i *= 4;
  unsigned words[3] = {word.x, word.y, word.z};
#pragma unroll
  for (int e = 0; e < 3; ++e)
    if (i + e < n) out[i + e] = dropped(x[i + e], words[e], threshold, scale);
}

// Uniform in [0, 1). A thread for each 4 elements.
extern "C" __global__ void uniform(float* out, int n, int key0, int key1, int stream) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  uint4 word = philox(i, stream, key0, key1);
  unsigned words[4] = {word.x, word.y, word.z, word.w};
#pragma unroll
  for (int e = 0; e < 4; ++e)
    if (i * 4 + e < n) out[i * 4 + e] = uniform_of(words[e]);
}

// The standard normal distribution (Box and Muller, 1958): two numbers of two. A thread for each 4 elements.
extern "C" __global__ void normal(float* out, int n, int key0, int key1, int stream) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  uint4 word = philox(i, stream, key0, key1);
  // 1 − u is never 0, so that the logarithm is finite.
  float radius0 = sqrtf(-2.0f * logf(1.0f - uniform_of(word.x))), angle0 = 6.283185307f * uniform_of(word.y);
  float radius1 = sqrtf(-2.0f * logf(1.0f - uniform_of(word.z))), angle1 = 6.283185307f * uniform_of(word.w);
  float v[4] = {radius0 * cosf(angle0), radius0 * sinf(angle0), radius1 * cosf(angle1), radius1 * sinf(angle1)};
#pragma unroll
  for (int e = 0; e < 4; ++e)
    if (i * 4 + e < n) out[i * 4 + e] = v[e];
}
