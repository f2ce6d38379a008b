// What every kernel file begins with, for nvcc, for NVRTC and for the emulator alike.
#pragma once

#ifdef __CUDACC__
// NVRTC has no <math.h>, and so no INFINITY.
#define NEGATIVE_INFINITY __int_as_float(0xff800000)
#define POSITIVE_INFINITY __int_as_float(0x7f800000)
#define NOT_INLINE __noinline__
// A GPU stops by itself at a misaligned address.
#define CHECK_ALIGNED(p, bytes)
// Shared memory whose size the launch decides.
#define DYNAMIC_SHARED(type, name)                                \
  extern __shared__ __align__(16) unsigned char dynamic_shared[]; \
  type* name = reinterpret_cast<type*>(dynamic_shared)
#else
#include "../emulator/cuda_emulator.h"
#define NEGATIVE_INFINITY (-INFINITY)
#define POSITIVE_INFINITY INFINITY
#define NOT_INLINE __attribute__((noinline))
#define CHECK_ALIGNED(p, bytes) emulator::check_aligned(p, bytes)
#endif

#define ALL_LANES 0xffffffffu

// Four neighbors with one access of 16 bytes; the address must be a multiple of 16.
static __device__ __forceinline__ float4 load4(const float* p) {
  CHECK_ALIGNED(p, 16);
  return *reinterpret_cast<const float4*>(p);
}
static __device__ __forceinline__ void store4(float* p, float4 v) {
  CHECK_ALIGNED(p, 16);
  *reinterpret_cast<float4*>(p) = v;
}

// What all 32 lanes of a warp have together; every lane gets it.
static __device__ __forceinline__ float warp_sum(float v) {
  for (int lane = 16; lane > 0; lane /= 2) v += __shfl_xor_sync(ALL_LANES, v, lane);
  return v;
}
static __device__ __forceinline__ float warp_max(float v) {
  for (int lane = 16; lane > 0; lane /= 2) v = fmaxf(v, __shfl_xor_sync(ALL_LANES, v, lane));
  return v;
}

// What all threads of a block have together; every thread gets it. `shared` has one place for each warp. The number of
// threads is a multiple of 32.
static __device__ __forceinline__ float block_sum(float v, float* shared) {
  int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
  v = warp_sum(v);
  if (lane == 0) shared[warp] = v;
  __syncthreads();
  v = warp_sum(lane < warps ? shared[lane] : 0.0f);
  __syncthreads();  // until all have read, the next may not write
  return v;
}
static __device__ __forceinline__ float block_max(float v, float* shared) {
  int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
  v = warp_max(v);
  if (lane == 0) shared[warp] = v;
  __syncthreads();
  v = warp_max(lane < warps ? shared[lane] : NEGATIVE_INFINITY);
  __syncthreads();
  return v;
}
