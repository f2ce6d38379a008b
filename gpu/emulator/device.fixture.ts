import { has } from '../tools/run.ts'
import { buildEmulator } from './build.ts'

/** Can the emulator be built here? Where not, it says so, loudly. */
export const ready = has('g++')
if (!ready) console.warn('NOT TESTED: g++ is missing, so the emulator cannot be built')

/** A kernel that shows what arrives of its arguments, and its signature as nvcc would write it. */
export const echo = {
  source: `
#include "common.cuh"
struct Pair { int a; float b; };
extern "C" __global__ void echo(int* out, int i, float f, Pair pair, const float* buffer) {
  out[0] = i;
  out[1] = __float_as_int(f);
  out[2] = pair.a;
  out[3] = __float_as_int(pair.b);
  out[4] = buffer == nullptr;
}
extern "C" __global__ void twice(float* x, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) x[i] *= 2.0f;
}
`,
  ptx: `
.version 7.0
.target sm_75
.visible .entry echo(
  .param .u64 echo_param_0, .param .u32 echo_param_1, .param .f32 echo_param_2,
  .param .align 4 .b8 echo_param_3[8], .param .u64 echo_param_4
) { .shared .align 4 .b8 tile[128]; ret; }
.visible .entry twice(.param .u64 twice_param_0, .param .u32 twice_param_1)
.maxntid 256, 1, 1
{ ret; }
`,
}

/** An emulator that has these kernels and no others; it is built once. */
export function emulatorOf(source: string): Promise<string> {
  return buildEmulator({ sources: { test: source } })
}
