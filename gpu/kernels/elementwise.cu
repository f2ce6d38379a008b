// One number in, one number out. The contiguous kernels move 16 bytes at a time and are bound by memory alone; the strided
// ones are for broadcasting and turned tensors.
#include "common.cuh"
#include "layout.cuh"

// What each operation computes. The value is one of x; the gradient is g · f′(x), with y = f(x) where that
// is cheaper.
#define UNARY_OPERATIONS(DO)                                                                  \
  DO(neg, -x, -g)                                                                             \
  DO(abs, fabsf(x), x > 0.0f ? g : x < 0.0f ? -g : g * x)                                     \
  DO(sign, x > 0.0f ? 1.0f : x < 0.0f ? -1.0f : x, 0.0f * g)                                  \
  DO(square, x * x, 2.0f * x * g)                                                             \
  DO(sqrt, sqrtf(x), g / (2.0f * y))                                                          \
  DO(exp, expf(x), g * y)                                                                     \
  DO(log, logf(x), g / x)                                                                     \
  DO(sin, sinf(x), g * cosf(x))                                                               \
  DO(cos, cosf(x), -g * sinf(x))                                                              \
  DO(tanh, tanhf(x), g * (1.0f - y * y))                                                      \
  DO(sigmoid, 1.0f / (1.0f + expf(-x)), g * y * (1.0f - y))                                   \
  DO(relu, x < 0.0f ? 0.0f : x, x > 0.0f ? g : 0.0f)                                          \
  DO(softplus, fmaxf(x, 0.0f) + log1pf(expf(-fabsf(x))), g / (1.0f + expf(-x)))               \
  DO(gelu, gelu(x), g * gelu_slope(x))

#define BINARY_OPERATIONS(DO)                                                                 \
  DO(add, a + b)                                                                              \
  DO(sub, a - b)                                                                              \
  DO(mul, a * b)                                                                              \
  DO(div, a / b)                                                                              \
  DO(pow, powf(a, b))                                                                         \
  DO(maximum, a != a || a > b ? a : b)                                                        \
  DO(minimum, a != a || a < b ? a : b)                                                        \
  DO(equal, a == b ? 1.0f : 0.0f)                                                             \
  DO(notEqual, a != b ? 1.0f : 0.0f)                                                          \
  DO(less, a < b ? 1.0f : 0.0f)                                                               \
  DO(lessEqual, a <= b ? 1.0f : 0.0f)                                                         \
  DO(greater, a > b ? 1.0f : 0.0f)                                                            \
  DO(greaterEqual, a >= b ? 1.0f : 0.0f)

// x·Φ(x) by the approximation with tanh (Hendrycks and Gimpel, 2016), and its slope.
static __device__ __forceinline__ float gelu_tanh(float x) { return tanhf(0.7978845608f * (x + 0.044715f * x * x * x)); }
static __device__ __forceinline__ float gelu(float x) { return 0.5f * x * (1.0f + gelu_tanh(x)); }
static __device__ __forceinline__ float gelu_slope(float x) {
  float t = gelu_tanh(x);
  return 0.5f * (1.0f + t) + 0.5f * x * (1.0f - t * t) * 0.7978845608f * (1.0f + 0.134145f * x * x);
}

#define DEFINE_FUNCTION(name, value, gradient)                                   \
  struct Unary_##name {                                                          \
    static __device__ __forceinline__ float at(float x) { return value; }        \
  };                                                                             \
  struct Slope_##name {                                                          \
    static __device__ __forceinline__ float at(float g, float x, float y) { return gradient; } \
  };
UNARY_OPERATIONS(DEFINE_FUNCTION)

#define DEFINE_BINARY(name, value)                                                      \
  struct Binary_##name {                                                                \
    static __device__ __forceinline__ float at(float a, float b) { return value; }      \
  };
BINARY_OPERATIONS(DEFINE_BINARY)

// out[i] = f(x[i])
template <class F>
static __device__ __forceinline__ void map(const float* x, float* out, int n) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
  if (i + 4 <= n) {
    float4 v = load4(x + i);
    store4(out + i, make_float4(F::at(v.x), F::at(v.y), F::at(v.z), F::at(v.w)));
  } else
    for (; i < n; ++i) out[i] = F::at(x[i]);
}

// out[i] = f(a[i], b[i])
template <class F>
static __device__ __forceinline__ void map2(const float* a, const float* b, float* out, int n) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
  if (i + 4 <= n) {
    float4 u = load4(a + i), v = load4(b + i);
    store4(out + i, make_float4(F::at(u.x, v.x), F::at(u.y, v.y), F::at(u.z, v.z), F::at(u.w, v.w)));
  } else
    for (; i < n; ++i) out[i] = F::at(a[i], b[i]);
}

// out[i] = the gradient with respect to x[i], from that with respect to y[i] = f(x[i])
template <class F>
static __device__ __forceinline__ void map_gradient(const float* g, const float* x, const float* y, float* out, int n) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
  if (i + 4 <= n) {
    float4 s = load4(g + i), u = load4(x + i), v = load4(y + i);
    store4(out + i, make_float4(F::at(s.x, u.x, v.x), F::at(s.y, u.y, v.y), F::at(s.z, u.z, v.z), F::at(s.w, u.w, v.w)));
  } else
    for (; i < n; ++i) out[i] = F::at(g[i], x[i], y[i]);
}

#define DEFINE_UNARY_KERNELS(name, value, gradient)                                                              \
  extern "C" __global__ void unary_##name(const float* x, float* out, int n) { map<Unary_##name>(x, out, n); }   \
  extern "C" __global__ void gradient_##name(const float* g, const float* x, const float* y, float* out, int n) { \
    map_gradient<Slope_##name>(g, x, y, out, n);                                                                 \
  }
UNARY_OPERATIONS(DEFINE_UNARY_KERNELS)

#define DEFINE_BINARY_KERNELS(name, value)                                                      \
  extern "C" __global__ void binary_##name(const float* a, const float* b, float* out, int n) { \
    map2<Binary_##name>(a, b, out, n);                                                          \
  }
BINARY_OPERATIONS(DEFINE_BINARY_KERNELS)

// --- Any layout: x, a and b are read by strides, also by stride 0, which is broadcasting; out is contiguous. One kernel for all
// operations, which are counted in the order above: finding the element costs more than choosing. ---

#define UNARY_NUMBER(name, value, gradient) NUMBER_##name,
enum UnaryNumber { UNARY_OPERATIONS(UNARY_NUMBER) };
#define BINARY_NUMBER(name, value) NUMBER_##name,
enum BinaryNumber { BINARY_OPERATIONS(BINARY_NUMBER) };

static __device__ NOT_INLINE float unary_by_number(int operation, float x) {
  switch (operation) {
#define UNARY_CASE(name, value, gradient) \
  case NUMBER_##name: return Unary_##name::at(x);
    UNARY_OPERATIONS(UNARY_CASE)
  }
  return x;
}

static __device__ NOT_INLINE float binary_by_number(int operation, float a, float b) {
  switch (operation) {
#define BINARY_CASE(name, value) \
  case NUMBER_##name: return Binary_##name::at(a, b);
    BINARY_OPERATIONS(BINARY_CASE)
  }
  return a;
}

extern "C" __global__ void unary_strided(int operation, const float* x, float* out, Layout2 layout, int n) {
  float v[4];
#pragma unroll
  for (int e = 0; e < 4; ++e) {
    int i = element_of(e), from, unused;
    if (i >= n) continue;
    offsets(layout, i, from, unused);
    v[e] = x[from];
  }
#pragma unroll
  for (int e = 0; e < 4; ++e)
    if (element_of(e) < n) out[element_of(e)] = unary_by_number(operation, v[e]);
}

extern "C" __global__ void binary_strided(int operation, const float* a, const float* b, float* out, Layout2 layout, int n) {
  float u[4], v[4];
#pragma unroll
  for (int e = 0; e < 4; ++e) {
    int i = element_of(e), first, second;
    if (i >= n) continue;
    offsets(layout, i, first, second);
    u[e] = a[first];
    v[e] = b[second];
  }
#pragma unroll
  for (int e = 0; e < 4; ++e)
    if (element_of(e) < n) out[element_of(e)] = binary_by_number(operation, u[e], v[e]);
}

// out[i] = condition[i] ≠ 0 ? a[i] : b[i]
extern "C" __global__ void where_strided(const float* condition, const float* a, const float* b, float* out, Layout3 layout,
                                         int n) {
  float chosen[4];
#pragma unroll
  for (int e = 0; e < 4; ++e) {
    int i = element_of(e), c, first, second;
    if (i >= n) continue;
    offsets(layout, i, c, first, second);
    chosen[e] = condition[c] != 0.0f ? a[first] : b[second];
  }
#pragma unroll
  for (int e = 0; e < 4; ++e)
    if (element_of(e) < n) out[element_of(e)] = chosen[e];
}
