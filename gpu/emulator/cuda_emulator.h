// The part of CUDA C++ that the kernels of this folder use, for a CPU and g++.
//
// One thread of the machine runs the grid block after block. The CUDA threads of a block are fibers: each has a stack of
// its own, and they change places only where a kernel waits, at barriers and warp intrinsics. scheduler.cpp runs them,
// memory.cpp keeps device memory, checker.cpp watches every access in the checked build, driver.cpp is the driver's API.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#ifdef EMULATOR_SCAN
// The build reads the names of kernels off the preprocessed source.
#define __global__ EMULATOR_KERNEL
#else
#define __global__
#endif
#define __device__
#define __host__
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)
#define __align__(n) __attribute__((aligned(n)))
// One block runs at a time, so one copy is enough. The section is wiped before every block.
#define __shared__ static __attribute__((section("emulator_shared"), aligned(16)))
#define __constant__ static const
#define __restrict__ __restrict
#define DYNAMIC_SHARED(type, name) type* name = reinterpret_cast<type*>(emulator::dynamic_shared)

struct uint3 {
  unsigned x, y, z;
};
struct dim3 {
  unsigned x = 1, y = 1, z = 1;
};
struct __align__(8) float2 {
  float x, y;
};
struct __align__(16) float4 {
  float x, y, z, w;
};
struct __align__(16) int4 {
  int x, y, z, w;
};
struct __align__(16) uint4 {
  unsigned x, y, z, w;
};
inline float2 make_float2(float x, float y) { return {x, y}; }
inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }
inline uint4 make_uint4(unsigned x, unsigned y, unsigned z, unsigned w) { return {x, y, z, w}; }

namespace emulator {

struct Thread {
  uint3 index;
  unsigned lane, warp, linear;
};

struct Warp {
  uint64_t slot[2][32];      // what the lanes give to each other in a shuffle; two, so that the next may begin
  uint64_t generation;       // counts the times that all waiting lanes went on
  uint32_t syncs;            // counts __syncwarp alone: a shuffle orders no memory
  unsigned arrived, alive, mask;
  float scratch[2][16 * 16]; // the tiles of a matrix instruction
};

extern Thread* current;  // the CUDA thread that is running
extern uint3 block_index;
extern dim3 block_size, grid_size;
extern unsigned char* dynamic_shared;

void wait_for_block(const char* file, int line);
void wait_for_warp(unsigned mask, bool orders_memory);
Warp& warp();
[[noreturn]] void trap(const char* what);

// Copies that the device makes by itself: they happen at the wait, not before, so that a missing wait shows.
void copy_async(void* to, const void* from, unsigned bytes);
void copy_async_commit();
void copy_async_wait(unsigned groups_left);

// In the checked build these tell checker.cpp of accesses that are atomic, or not made by the kernel's own code.
void note_atomic(const void* at, unsigned bytes);

// Stops a kernel that reads or writes several words at an address that is no multiple of their size. (The compiler for the processor is
// free to take the words one by one, so that the accesses themselves do not show it.)
[[noreturn]] void report_misaligned(const void* at, unsigned bytes);
inline void check_aligned(const void* at, unsigned bytes) {
  if (uintptr_t(at) % bytes) report_misaligned(at, bytes);
}

template <class T>
T shuffle(unsigned mask, T value, int source, int width) {
  static_assert(sizeof(T) <= 8, "a shuffle moves up to 8 bytes");
  Warp& w = warp();
  unsigned parity = w.generation & 1, me = current->lane;
  uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof(T));
  w.slot[parity][me] = bits;
  unsigned present = w.alive;
  wait_for_warp(mask, false);
  int first = me & ~(width - 1);
  if (source < first || source >= first + width || !((present >> source) & 1)) source = me;
  T out;
  std::memcpy(&out, &w.slot[parity][source], sizeof(T));
  return out;
}

// A kernel by name, and how to call it with the driver's array of pointers to arguments.
struct Kernel {
  const char* name;
  int parameters;
  const int* sizes;
  void (*call)(void**);
  Kernel* next;
};
extern Kernel* kernels;

template <auto Function>
struct Entry;
template <class... A, void (*Function)(A...)>
struct Entry<Function> {
  static constexpr int count = sizeof...(A);
  static inline const int sizes[count + 1] = {int(sizeof(A))..., 0};
  template <std::size_t... I>
  static void call_with(void** p, std::index_sequence<I...>) {
    Function(*reinterpret_cast<A*>(p[I])...);
  }
  static void call(void** p) { call_with(p, std::make_index_sequence<count>{}); }
};

}  // namespace emulator

#define EMULATOR_REGISTER(f)                                                                                  \
  static emulator::Kernel emulator_kernel_##f{#f, emulator::Entry<&f>::count, emulator::Entry<&f>::sizes,      \
                                              &emulator::Entry<&f>::call, emulator::kernels};                 \
  static int emulator_registered_##f = (emulator::kernels = &emulator_kernel_##f, 0);

#define threadIdx (emulator::current->index)
#define blockIdx (emulator::block_index)
#define blockDim (emulator::block_size)
#define gridDim (emulator::grid_size)
#define warpSize 32
#define __syncthreads() emulator::wait_for_block(__FILE__, __LINE__)

inline void __syncwarp(unsigned mask = ~0u) { emulator::wait_for_warp(mask, true); }
inline void __threadfence() {}
inline void __trap() { emulator::trap("__trap()"); }

template <class T>
T __shfl_sync(unsigned mask, T value, int source, int width = 32) {
  int first = emulator::current->lane & ~(width - 1);
  return emulator::shuffle(mask, value, first + (source & (width - 1)), width);
}
template <class T>
T __shfl_down_sync(unsigned mask, T value, unsigned by, int width = 32) {
  return emulator::shuffle(mask, value, int(emulator::current->lane + by), width);
}
template <class T>
T __shfl_up_sync(unsigned mask, T value, unsigned by, int width = 32) {
  return emulator::shuffle(mask, value, int(emulator::current->lane) - int(by), width);
}
template <class T>
T __shfl_xor_sync(unsigned mask, T value, int with, int width = 32) {
  return emulator::shuffle(mask, value, int(emulator::current->lane ^ with), width);
}
inline unsigned __ballot_sync(unsigned mask, int predicate) {
  unsigned votes = 0;
  for (int lane = 0; lane < 32; ++lane) {
    unsigned vote = emulator::shuffle<unsigned>(mask, predicate ? 1u : 0u, lane, 32);
    if ((emulator::warp().alive >> lane) & 1) votes |= vote << lane;
  }
  return votes & mask;
}

// Fibers change places at waits only, so that a plain read and write is one step.
#define EMULATOR_ATOMIC __attribute__((no_sanitize("thread"), noinline))
template <class T>
EMULATOR_ATOMIC T atomicAdd(T* p, T value) {
  emulator::note_atomic(p, sizeof(T));
  T old = *p;
  *p = old + value;
  return old;
}
template <class T>
EMULATOR_ATOMIC T atomicMax(T* p, T value) {
  emulator::note_atomic(p, sizeof(T));
  T old = *p;
  if (value > old) *p = value;
  return old;
}
template <class T>
EMULATOR_ATOMIC T atomicMin(T* p, T value) {
  emulator::note_atomic(p, sizeof(T));
  T old = *p;
  if (value < old) *p = value;
  return old;
}
template <class T>
EMULATOR_ATOMIC T atomicCAS(T* p, T expected, T value) {
  emulator::note_atomic(p, sizeof(T));
  T old = *p;
  if (old == expected) *p = value;
  return old;
}

inline float __expf(float x) { return expf(x); }
inline float __logf(float x) { return logf(x); }
inline float __fdividef(float a, float b) { return a / b; }
inline float rsqrtf(float x) { return 1.0f / sqrtf(x); }
template <class T>
T __ldg(const T* p) {
  return *p;
}
inline unsigned __umulhi(unsigned a, unsigned b) { return unsigned((uint64_t(a) * b) >> 32); }
inline int __popc(unsigned x) { return __builtin_popcount(x); }
inline unsigned __float_as_uint(float f) {
  unsigned u;
  std::memcpy(&u, &f, 4);
  return u;
}
inline float __uint_as_float(unsigned u) {
  float f;
  std::memcpy(&f, &u, 4);
  return f;
}
inline int __float_as_int(float f) { return int(__float_as_uint(f)); }
inline float __int_as_float(int i) { return __uint_as_float(unsigned(i)); }
using std::max;
using std::min;
