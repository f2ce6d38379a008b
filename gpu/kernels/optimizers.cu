// One step of an optimizer for one parameter: everything is read once and written once, 16 bytes at a time. p are the
// parameter's numbers, g the gradient's; what the optimizer remembers is changed in place. A weight decay is added to the gradient,
// except by adamw, which shrinks the parameter.
#include "common.cuh"

// A step without memory, with one remembered number for each parameter, and with two.
struct Sgd {
  float rate;
  __device__ __forceinline__ void operator()(float& p, float g, float&, float&) const { p -= rate * g; }
};
struct Momentum {
  float rate, decay, momentum;
  __device__ __forceinline__ void operator()(float& p, float g, float& velocity, float&) const {
    velocity = momentum * velocity + (g + decay * p);
    p -= rate * velocity;
  }
};
struct Nesterov {
  float rate, decay, momentum;
  __device__ __forceinline__ void operator()(float& p, float g, float& velocity, float&) const {
    g += decay * p;
    velocity = momentum * velocity + g;
    p -= rate * (g + momentum * velocity);  // the slope where the next step would lead
  }
};
struct Adagrad {
  float rate, decay, epsilon;
  __device__ __forceinline__ void operator()(float& p, float g, float& sum, float&) const {
    g += decay * p;
    sum += g * g;
    p -= rate * g / (sqrtf(sum) + epsilon);
  }
};
struct RmsProp {
  float rate, decay, epsilon, beta;
  __device__ __forceinline__ void operator()(float& p, float g, float& average, float&) const {
    g += decay * p;
    average = beta * average + (1.0f - beta) * g * g;
    p -= rate * g / (sqrtf(average) + epsilon);
  }
};
// correct1 = 1/(1 − β₁ᵗ), correct2 = 1/(1 − β₂ᵗ). share1 and share2 are 1 − β, from float64: 1 − 0.999 has few digits in float32. keep
// is 1 − η·λ for adamw, whose decay is 0, and 1 for adam.
struct Adam {
  float rate, decay, keep, beta1, beta2, share1, share2, epsilon, correct1, correct2;
  __device__ __forceinline__ void operator()(float& p, float g, float& m, float& v) const {
    g += decay * p;
    m = beta1 * m + share1 * g;
    v = beta2 * v + share2 * g * g;
    p = keep * p - rate * (m * correct1) / (sqrtf(v * correct2) + epsilon);
  }
};

template <int slots, class Step>
static __device__ __forceinline__ void update(float* p, const float* g, float* first, float* second, int n,
                                              const Step& step) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) * 4;
  float none = 0.0f;
  if (i + 4 <= n) {
    float4 w = load4(p + i), d = load4(g + i), s = make_float4(0.0f, 0.0f, 0.0f, 0.0f), t = s;
    if (slots > 0) s = load4(first + i);
    if (slots > 1) t = load4(second + i);
    step(w.x, d.x, s.x, t.x);
    step(w.y, d.y, s.y, t.y);
    step(w.z, d.z, s.z, t.z);
    step(w.w, d.w, s.w, t.w);
    store4(p + i, w);
    if (slots > 0) store4(first + i, s);
    if (slots > 1) store4(second + i, t);
  } else
    for (; i < n; ++i) step(p[i], g[i], slots > 0 ? first[i] : none, slots > 1 ? second[i] : none);
}

extern "C" __global__ void sgd(float* p, const float* g, int n, float rate) {
  update<0>(p, g, nullptr, nullptr, n, Sgd{rate});
}
extern "C" __global__ void momentum(float* p, const float* g, float* velocity, int n, float rate, float decay,
                                    float momentum) {
  update<1>(p, g, velocity, nullptr, n, Momentum{rate, decay, momentum});
}
extern "C" __global__ void nesterov(float* p, const float* g, float* velocity, int n, float rate, float decay,
                                    float momentum) {
  update<1>(p, g, velocity, nullptr, n, Nesterov{rate, decay, momentum});
}
extern "C" __global__ void adagrad(float* p, const float* g, float* sum, int n, float rate, float decay, float epsilon) {
  update<1>(p, g, sum, nullptr, n, Adagrad{rate, decay, epsilon});
}
extern "C" __global__ void rms_prop(float* p, const float* g, float* average, int n, float rate, float decay,
                                    float epsilon, float beta) {
  update<1>(p, g, average, nullptr, n, RmsProp{rate, decay, epsilon, beta});
}
extern "C" __global__ void adam(float* p, const float* g, float* m, float* v, int n, float rate, float decay, float keep,
                                float beta1, float beta2, float share1, float share2, float epsilon, float correct1,
                                float correct2) {
  update<2>(p, g, m, v, n, Adam{rate, decay, keep, beta1, beta2, share1, share2, epsilon, correct1, correct2});
}

// Gradients whose length together, the root of squares[0], is above `limit` become that long. Nothing comes back to the host: a
// training step never has to wait.
extern "C" __global__ void clip_to_norm(float* g, const float* squares, float limit, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float norm = sqrtf(squares[0]);
  if (i < n && norm > limit) g[i] *= limit / norm;
}
