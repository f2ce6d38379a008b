// One step of an LSTM and of a GRU, after the matrix products: everything that happens element by element, in one kernel.
#include "common.cuh"

static __device__ __forceinline__ float sigmoid(float x) { return 1.0f / (1.0f + expf(-x)); }

// LSTM (Hochreiter and Schmidhuber, 1997; Gers, 2000). gates (batch, 4·hidden) hold the sums for input, forget, candidate and output,
// side by side; afterwards their values. cell, next_cell, output: (batch, hidden).
extern "C" __global__ void lstm_step(float* gates, const float* cell, float* next_cell, float* output, int batch, int hidden) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= batch * hidden) return;
  float* at = gates + size_t(i / hidden) * 4 * hidden + i % hidden;
  float in = sigmoid(at[0]), forget = sigmoid(at[hidden]), candidate = tanhf(at[2 * hidden]), out = sigmoid(at[3 * hidden]);
  float next = forget * cell[i] + in * candidate;
  at[0] = in;
  at[hidden] = forget;
  at[2 * hidden] = candidate;
  at[3 * hidden] = out;
  next_cell[i] = next;
  output[i] = out * tanhf(next);
}

// From the gradients of output and next_cell: those of the sums in gates, and of cell.
extern "C" __global__ void lstm_step_gradient(const float* g_output, const float* g_next, const float* gates, const float* cell,
                                              const float* next_cell, float* g_gates, float* g_cell, int batch, int hidden) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= batch * hidden) return;
  size_t at = size_t(i / hidden) * 4 * hidden + i % hidden;
  float in = gates[at], forget = gates[at + hidden], candidate = gates[at + 2 * hidden], out = gates[at + 3 * hidden];
  float t = tanhf(next_cell[i]);
  float g = g_next[i] + g_output[i] * out * (1.0f - t * t);
  g_gates[at] = g * candidate * in * (1.0f - in);
  g_gates[at + hidden] = g * cell[i] * forget * (1.0f - forget);
  g_gates[at + 2 * hidden] = g * in * (1.0f - candidate * candidate);
  g_gates[at + 3 * hidden] = g_output[i] * t * out * (1.0f - out);
  g_cell[i] = g * forget;
}

// GRU (Cho et al., 2014). of_input and of_state (batch, 3·hidden) hold the sums for reset, update and candidate, from the input and from
// the state: candidate n = tanh(of_input + r · of_state), output = (1 − z)·n + z·state. values (batch, 3·hidden): r, z, n.
extern "C" __global__ void gru_step(const float* of_input, const float* of_state, const float* state, float* values,
                                    float* output, int batch, int hidden) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= batch * hidden) return;
  size_t at = size_t(i / hidden) * 3 * hidden + i % hidden;
  float r = sigmoid(of_input[at] + of_state[at]);
  float z = sigmoid(of_input[at + hidden] + of_state[at + hidden]);
  float n = tanhf(of_input[at + 2 * hidden] + r * of_state[at + 2 * hidden]);
  values[at] = r;
  values[at + hidden] = z;
  values[at + 2 * hidden] = n;
  output[i] = (1.0f - z) * n + z * state[i];
}

// From the gradient of output: those of of_input, of_state, and of state where it is mixed in directly.
extern "C" __global__ void gru_step_gradient(const float* g_output, const float* of_state, const float* state,
                                             const float* values, float* g_input, float* g_of_state, float* g_state, int batch,
                                             int hidden) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= batch * hidden) return;
  size_t at = size_t(i / hidden) * 3 * hidden + i % hidden;
  float r = values[at], z = values[at + hidden], n = values[at + 2 * hidden], g = g_output[i];
  float g_candidate = g * (1.0f - z) * (1.0f - n * n);
  float g_update = g * (state[i] - n) * z * (1.0f - z);
  float g_reset = g_candidate * of_state[at + 2 * hidden] * r * (1.0f - r);
  g_input[at] = g_of_state[at] = g_reset;
  g_input[at + hidden] = g_of_state[at + hidden] = g_update;
  g_input[at + 2 * hidden] = g_candidate;
  g_of_state[at + 2 * hidden] = g_candidate * r;
  g_state[i] = g * z;
}
