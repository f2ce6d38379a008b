// The checked build. g++ -fsanitize=thread puts a call before every read and write of memory that other threads could
// see; the calls come here instead of to the library that they are meant for. For each 4 bytes of device and of shared
// memory we remember who wrote and who read last, and between which barriers. So four kinds of mistakes are seen at the
// moment of the access: outside of a buffer, at a misaligned address, before anything was written, and a race.
#include "emulator.h"
#include <cstdio>
#include <cstdlib>

namespace emulator {

struct Access {
  uint32_t launch, block, barrier, warp_syncs;
  uint16_t thread;
  bool atomic;
};

struct Cell {
  Access write, reads[2];  // two readers: if one of them is the writer itself, the other is not
  uint8_t written;         // one bit for each byte
};

#ifndef EMULATOR_CHECK

Cell* new_cells(size_t) { return nullptr; }
void drop_cells(Cell*) {}
void begin_block_check(unsigned) {}
void note_host_write(uint64_t, size_t) {}
void note_device_copy(uint64_t, uint64_t, size_t) {}
void note_read(const void*, unsigned) {}
void note_write(const void*, unsigned) {}
void note_atomic(const void*, unsigned) {}

#else

namespace {

extern "C" char __start_emulator_shared[] __attribute__((weak, visibility("hidden")));
extern "C" char __stop_emulator_shared[] __attribute__((weak, visibility("hidden")));
Cell* static_cells;
Cell* dynamic_cells;
unsigned dynamic_bytes;

size_t static_size() { return __start_emulator_shared ? __stop_emulator_shared - __start_emulator_shared : 0; }

void wipe(Cell*& cells, size_t bytes) {
  std::free(cells);
  cells = new_cells(bytes);
}

bool same(const Access& a, const Access& b) { return a.launch == b.launch && a.block == b.block && a.thread == b.thread; }

// Could the two happen in either order?
bool unordered(const Access& before, const Access& now) {
  if (before.launch != now.launch || (before.atomic && now.atomic)) return false;
  if (before.block != now.block) return true;
  if (before.thread == now.thread || before.barrier != now.barrier) return false;
  return before.thread / 32 != now.thread / 32 || before.warp_syncs == now.warp_syncs;
}

void report_race(const char* memory, size_t offset, const char* before_did, const Access& before, const char* now_does) {
  if (before.block != block_number)
    fail(LAUNCH_FAILED, "race between blocks: %s byte %zu of %s, which a thread of block number %u %s in the same launch",
         now_does, offset, memory, before.block, before_did);
  uint3 size{block_size.x, block_size.y, block_size.z};
  unsigned t = before.thread;
  fail(LAUNCH_FAILED, "race: %s byte %zu of %s, which thread (%u,%u,%u) %s, with no barrier between", now_does, offset,
       memory, t % size.x, t / size.x % size.y, t / (size.x * size.y), before_did);
}

enum Kind { READ, WRITE, ATOMIC };

void check_cells(Cell* cells, size_t offset, unsigned bytes, Kind kind, const char* memory) {
  Access now{launch_number, block_number, barrier_number, warp().syncs, uint16_t(current->linear), kind == ATOMIC};
  for (size_t at = offset; at < offset + bytes;) {
    Cell& cell = cells[at / 4];
    unsigned in_cell = std::min<size_t>(4 - at % 4, offset + bytes - at);
    uint8_t bits = uint8_t(((1u << in_cell) - 1) << (at % 4));
    if (kind != WRITE && (cell.written & bits) != bits)
      fail(LAUNCH_FAILED, "uninitialised: reads byte %zu of %s, which nobody wrote", at, memory);
    if (unordered(cell.write, now)) report_race(memory, at, "wrote", cell.write, kind == READ ? "reads" : "writes");
    if (kind == READ) {
      if (!same(cell.reads[0], now)) cell.reads[1] = cell.reads[0];
      cell.reads[0] = now;
    } else {
      for (const Access& read : cell.reads)
        if (unordered(read, now)) report_race(memory, at, "reads or has read", read, "writes");
      cell.write = now;
      cell.written |= bits;
    }
    at += in_cell;
  }
}

void check(const void* pointer, unsigned bytes, Kind kind, bool aligned = true) {
  if (!current) return;
  uint64_t address = uint64_t(pointer);
  const char* does = kind == READ ? "reads" : "writes";
  if (is_device_address(address)) {
    Allocation* a = find_allocation(address);
    if (!a) fail(ILLEGAL_ADDRESS, "%s %u bytes at %p, where no buffer is", does, bytes, pointer);
    int64_t offset = int64_t(address - a->address);
    if (!a->live) fail(ILLEGAL_ADDRESS, "%s byte %ld of a freed buffer of %zu bytes", does, long(offset), a->bytes);
    if (offset < 0 || offset + bytes > a->bytes)
      fail(ILLEGAL_ADDRESS, "out of bounds: %s %u bytes at byte %ld of a buffer of %zu bytes", does, bytes, long(offset),
           a->bytes);
    if (aligned && address % bytes)
      fail(MISALIGNED_ADDRESS, "misaligned: %s %u bytes at byte %ld of a buffer, which is no multiple of %u", does,
           bytes, long(offset), bytes);
    check_cells(a->cells, offset, bytes, kind, "a buffer");
    return;
  }
  uint64_t offset = address - uint64_t(__start_emulator_shared);
  if (offset < static_size()) {
    if (aligned && address % bytes)
      fail(MISALIGNED_ADDRESS, "misaligned: %s %u bytes of shared memory", does, bytes);
    check_cells(static_cells, offset, bytes, kind, "shared memory");
    return;
  }
  offset = address - uint64_t(dynamic_shared);
  if (offset < DYNAMIC_SHARED_BYTES) {
    if (offset + bytes > dynamic_bytes)
      fail(ILLEGAL_ADDRESS, "out of bounds: %s byte %zu of %u bytes of dynamic shared memory", does, size_t(offset),
           dynamic_bytes);
    // ptxas joins reads of neighbors to one of up to 16 bytes, also ahead of the comparison that makes them needed (an H200 and
    // memcheck showed it): what is read must lie in whole words of 16.
    if (kind == READ && offset / 16 * 16 + 16 > dynamic_bytes)
      fail(ILLEGAL_ADDRESS, "out of bounds: %s byte %zu of %u bytes of dynamic shared memory in a word of 16 bytes that is not "
           "all there: make the size a multiple of 16", does, size_t(offset), dynamic_bytes);
    check_cells(dynamic_cells, offset, bytes, kind, "dynamic shared memory");
  }
  // Anything else is the thread's own: its stack, its arguments.
}

}  // namespace

Cell* new_cells(size_t bytes) { return static_cast<Cell*>(std::calloc(bytes / 4 + 1, sizeof(Cell))); }
void drop_cells(Cell* cells) { std::free(cells); }

void begin_block_check(unsigned bytes) {
  wipe(static_cells, static_size());
  wipe(dynamic_cells, bytes);
  dynamic_bytes = bytes;
}

void note_host_write(uint64_t address, size_t bytes) {
  Allocation* a = find_allocation(address);
  for (size_t at = address - a->address, end = at + bytes; at < end; ++at) a->cells[at / 4].written |= 1u << (at % 4);
}

void note_device_copy(uint64_t to, uint64_t from, size_t bytes) {
  Allocation* source = find_allocation(from);
  Cell* cells = source->cells;
  uint64_t first = from - source->address;
  Allocation* a = find_allocation(to);
  for (size_t i = 0; i < bytes; ++i) {
    size_t s = first + i, d = to - a->address + i;
    bool written = (cells[s / 4].written >> (s % 4)) & 1;
    a->cells[d / 4].written = uint8_t((a->cells[d / 4].written & ~(1u << (d % 4))) | (unsigned(written) << (d % 4)));
  }
}

void note_read(const void* at, unsigned bytes) { check(at, bytes, READ); }
void note_write(const void* at, unsigned bytes) { check(at, bytes, WRITE); }
void note_atomic(const void* at, unsigned bytes) { check(at, bytes, ATOMIC); }

#define HOOK(bytes)                                                                             \
  extern "C" void __tsan_read##bytes(void* at) { check(at, bytes, READ); }                       \
  extern "C" void __tsan_write##bytes(void* at) { check(at, bytes, WRITE); }                     \
  extern "C" void __tsan_unaligned_read##bytes(void* at) { check(at, bytes, READ, false); }             \
  extern "C" void __tsan_unaligned_write##bytes(void* at) { check(at, bytes, WRITE, false); }
HOOK(1)
HOOK(2)
HOOK(4)
HOOK(8)
HOOK(16)
extern "C" void __tsan_read_range(void* at, unsigned long bytes) { check(at, unsigned(bytes), READ, false); }
extern "C" void __tsan_write_range(void* at, unsigned long bytes) { check(at, unsigned(bytes), WRITE, false); }
extern "C" void __tsan_func_entry(void*) {}
extern "C" void __tsan_func_exit() {}
extern "C" void __tsan_init() {}

#endif

}  // namespace emulator
