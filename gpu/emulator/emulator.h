// What the parts of the emulator know of each other. Kernels see cuda_emulator.h only.
#pragma once
#include "cuda_emulator.h"
#undef threadIdx
#undef blockIdx
#undef blockDim
#undef gridDim
#include <string>

namespace emulator {

// --- memory.cpp ---
struct Allocation {
  uint64_t address;
  size_t bytes;
  struct Cell* cells;  // one for each 4 bytes, in the checked build
  bool live;
};
uint64_t allocate(size_t bytes);  // 0 when there is no room
bool release(uint64_t address);
size_t bytes_in_use();
// The allocation that lies in this page of device memory; null when none ever did. May have been freed.
Allocation* find_allocation(uint64_t address);
bool is_device_address(uint64_t address);
bool is_inside(uint64_t address, size_t bytes);

// --- scheduler.cpp ---
struct Launch {
  Kernel* kernel;
  dim3 grid, block;
  unsigned shared_bytes;
  void** arguments;
};
int run(const Launch& launch);  // a CUresult
const char* last_error();
enum { OK = 0, ILLEGAL_ADDRESS = 700, MISALIGNED_ADDRESS = 716, LAUNCH_FAILED = 719 };
// Ends the launch with a message, to which the block and the thread are added.
[[noreturn]] void fail(int code, const char* format, ...) __attribute__((format(printf, 2, 3)));
enum { DYNAMIC_SHARED_BYTES = 232448 };
extern uint32_t launch_number, block_number, barrier_number;

// --- checker.cpp ---
#ifdef EMULATOR_CHECK
constexpr bool checked = true;
#else
constexpr bool checked = false;
#endif
Cell* new_cells(size_t bytes);
void drop_cells(Cell* cells);
void begin_block_check(unsigned dynamic_bytes);
void note_host_write(uint64_t address, size_t bytes);
void note_device_copy(uint64_t to, uint64_t from, size_t bytes);
// A copy that the device makes for a thread.
void note_read(const void* at, unsigned bytes);
void note_write(const void* at, unsigned bytes);

}  // namespace emulator
