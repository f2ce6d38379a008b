// Copies from device memory to shared memory that need no register and no waiting thread (GPUs from 8.0 on).
#pragma once
#include "common.cuh"

#ifdef __CUDACC__
// 16 bytes; where `inside` is false, 16 zeros, and `from` is not read.
static __device__ __forceinline__ void copy_async(float* to, const float* from, bool inside) {
  unsigned address = static_cast<unsigned>(__cvta_generic_to_shared(to));
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(address), "l"(from), "r"(inside ? 16 : 0));
}
// Closes a group of copies.
static __device__ __forceinline__ void commit_copies() { asm volatile("cp.async.commit_group;"); }
// Waits until all but the newest `left` groups have arrived.
template <int left>
static __device__ __forceinline__ void wait_for_copies() {
  asm volatile("cp.async.wait_group %0;" ::"n"(left));
}
#else
static void copy_async(float* to, const float* from, bool inside) {
  static const float zeros[4] = {};
  emulator::copy_async(to, inside ? from : zeros, 16);
}
static void commit_copies() { emulator::copy_async_commit(); }
template <int left>
static void wait_for_copies() {
  emulator::copy_async_wait(left);
}
#endif
