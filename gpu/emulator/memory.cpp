// Device memory. All of it lies in one large range of addresses that is otherwise forbidden: each allocation ends at a
// forbidden page, and no address is used twice, so that a kernel that leaves its buffer, or uses it after it was freed,
// is stopped by the processor. New memory is full of 0xff: as float32 that is NaN, which does not go unnoticed.
#include "emulator.h"
#include <map>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace emulator {

namespace {
constexpr size_t ARENA = size_t(1) << 38;
const size_t page = sysconf(_SC_PAGESIZE);
char* const arena =
    static_cast<char*>(mmap(nullptr, ARENA, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
size_t used, in_use;
std::map<uint64_t, std::unique_ptr<Allocation>> allocations;  // by the first page
Allocation* latest;
}  // namespace

uint64_t allocate(size_t bytes) {
  size_t body = (bytes + 15) & ~size_t(15), pages = (body + page - 1) / page * page;
  if (arena == MAP_FAILED || used + pages + page > ARENA) return 0;
  char* first = arena + used;
  if (mprotect(first, pages, PROT_READ | PROT_WRITE)) return 0;
  used += pages + page;
  std::memset(first, 0xff, pages);
  uint64_t address = uint64_t(first + pages - body);
  allocations[uint64_t(first)] = std::make_unique<Allocation>(Allocation{address, bytes, new_cells(bytes), true});
  in_use += bytes;
  return address;
}

bool release(uint64_t address) {
  Allocation* a = find_allocation(address);
  if (!a || !a->live || a->address != address) return false;
  char* first = reinterpret_cast<char*>(address / page * page);
  size_t pages = (address + ((a->bytes + 15) & ~size_t(15)) - uint64_t(first) + page - 1) / page * page;
  // The pages go back to the system, the addresses stay forbidden.
  mmap(first, pages, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
  drop_cells(a->cells);
  a->cells = nullptr;
  a->live = false;
  in_use -= a->bytes;
  return true;
}

size_t bytes_in_use() { return in_use; }

bool is_device_address(uint64_t address) { return address - uint64_t(arena) < ARENA; }

Allocation* find_allocation(uint64_t address) {
  if (latest && address >= latest->address && address < latest->address + latest->bytes) return latest;
  auto after = allocations.upper_bound(address);
  if (after == allocations.begin()) return nullptr;
  return latest = std::prev(after)->second.get();
}

bool is_inside(uint64_t address, size_t bytes) {
  if (!is_device_address(address)) return false;
  Allocation* a = find_allocation(address);
  return a && a->live && address >= a->address && address + bytes <= a->address + a->bytes;
}

}  // namespace emulator
