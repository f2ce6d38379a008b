// Runs a grid: block after block, and in a block thread after thread. A thread that has to wait gives the processor to
// another one of its block.
#undef _FORTIFY_SOURCE
#include "emulator.h"
#include <csetjmp>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <sys/mman.h>
#include <vector>

namespace emulator {

Thread* current;
uint3 block_index;
dim3 block_size, grid_size;
unsigned char* dynamic_shared;
Kernel* kernels;
uint32_t launch_number, block_number, barrier_number;

namespace {

constexpr int STACK = 128 * 1024, MAX_THREADS = 1024;

struct PendingCopy {
  void* to;
  const void* from;
  unsigned bytes, group;
};

// A stack, and the CUDA thread that runs on it.
struct Fiber {
  void* stack_pointer;
  char* stack;
  Thread* thread;
  const uint64_t* waits_for;  // goes on when this number is no longer `waits_value`
  uint64_t waits_value;
  const char* file;  // where it waits
  int line;
  bool idle;
};

Fiber* fibers[MAX_THREADS];
int fiber_count, fibers_used, self_index;
Fiber* self;
void* launcher_stack;

Thread threads[MAX_THREADS];
std::vector<PendingCopy> copies[MAX_THREADS];
unsigned copy_groups[MAX_THREADS];
Warp warps[MAX_THREADS / 32];
int order[MAX_THREADS];
int thread_count, next_thread, alive, arrived;
uint64_t block_generation;
const char* barrier_file;
int barrier_line;

Launch launch;
enum Schedule { FORWARD, REVERSE, SHUFFLED } schedule;
unsigned seed;

sigjmp_buf abort_launch;
volatile bool in_kernel;
char message[600];
struct sigaction old_segv, old_bus;
alignas(16) unsigned char dynamic_memory[DYNAMIC_SHARED_BYTES];

unsigned next_random() {
  seed = seed * 1664525u + 1013904223u;
  return seed >> 8;
}

}  // namespace

// Saves what a function must preserve, takes the other stack, restores: about 20 instructions.
extern "C" void emulator_switch(void** save, void* load) __attribute__((visibility("hidden")));
#if defined(__x86_64__)
asm(R"(
.text
.globl emulator_switch
.hidden emulator_switch
.type emulator_switch,@function
emulator_switch:
  push %rbp
  push %rbx
  push %r12
  push %r13
  push %r14
  push %r15
  mov %rsp,(%rdi)
  mov %rsi,%rsp
  pop %r15
  pop %r14
  pop %r13
  pop %r12
  pop %rbx
  pop %rbp
  ret
)");
#elif defined(__aarch64__)
asm(R"(
.text
.globl emulator_switch
.hidden emulator_switch
emulator_switch:
  sub sp,sp,#160
  stp x19,x20,[sp]
  stp x21,x22,[sp,#16]
  stp x23,x24,[sp,#32]
  stp x25,x26,[sp,#48]
  stp x27,x28,[sp,#64]
  stp x29,x30,[sp,#80]
  stp d8,d9,[sp,#96]
  stp d10,d11,[sp,#112]
  stp d12,d13,[sp,#128]
  stp d14,d15,[sp,#144]
  mov x9,sp
  str x9,[x0]
  mov sp,x1
  ldp x19,x20,[sp]
  ldp x21,x22,[sp,#16]
  ldp x23,x24,[sp,#32]
  ldp x25,x26,[sp,#48]
  ldp x27,x28,[sp,#64]
  ldp x29,x30,[sp,#80]
  ldp d8,d9,[sp,#96]
  ldp d10,d11,[sp,#112]
  ldp d12,d13,[sp,#128]
  ldp d14,d15,[sp,#144]
  add sp,sp,#160
  ret
)");
#else
#error "the emulator changes stacks on x86-64 and on arm64 only"
#endif

namespace {

void fiber_main();

Fiber* new_fiber() {
  Fiber* f = new Fiber();
  f->stack = static_cast<char*>(mmap(nullptr, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  return f;
}

// A stack whose first return enters fiber_main.
void prepare(Fiber* f, int i) {
  // Staggered, so that the busy ends of the stacks do not fall on one line of the cache.
  uintptr_t top = uintptr_t(f->stack + STACK - 64 - (i % 16) * 256) & ~uintptr_t(15);
  void** sp = reinterpret_cast<void**>(top);
#if defined(__x86_64__)
  *--sp = nullptr;
  *--sp = reinterpret_cast<void*>(fiber_main);
  for (int r = 0; r < 6; ++r) *--sp = nullptr;
#else
  sp -= 20;
  for (int r = 0; r < 20; ++r) sp[r] = nullptr;
  sp[11] = reinterpret_cast<void*>(fiber_main);
#endif
  f->stack_pointer = sp;
}

void switch_to(int i) {
  Fiber* from = self;
  self_index = i;
  self = fibers[i];
  current = self->thread;
  emulator_switch(from ? &from->stack_pointer : &launcher_stack, self->stack_pointer);
}

void report_deadlock() {
  char text[300];
  int length = 0;
  for (int i = 0; i < fibers_used && length < 200; ++i) {
    Fiber* f = fibers[i];
    if (f->idle || (i > 0 && f->file == fibers[0]->file && f->line == fibers[0]->line)) continue;
    length += std::snprintf(text + length, sizeof text - length, "%sthread (%u,%u,%u) at %s:%d", length ? ", " : "",
                            f->thread->index.x, f->thread->index.y, f->thread->index.z, f->file, f->line);
  }
  fail(LAUNCH_FAILED, "deadlock: the threads of a block wait for each other: %s", text);
}

// Runs another fiber of the block that can go on, or goes back to the launcher.
void hand_over() {
  if (next_thread < thread_count) {
    if (fibers_used == fiber_count) fibers[fiber_count++] = new_fiber();
    Fiber* f = fibers[fibers_used];
    prepare(f, fibers_used);
    f->idle = false;
    switch_to(fibers_used++);
    return;
  }
  int step = schedule == REVERSE ? fibers_used - 1 : 1;
  for (int k = 0, i = self_index; k < fibers_used; ++k) {
    i += step;
    if (i >= fibers_used) i -= fibers_used;
    Fiber* f = fibers[i];
    if (f->idle || *f->waits_for == f->waits_value) continue;
    if (f != self) switch_to(i);
    return;
  }
  if (alive > 0) report_deadlock();
  Fiber* from = self;
  self = nullptr;
  emulator_switch(&from->stack_pointer, launcher_stack);
}

void wait_until_changed(const uint64_t* number, const char* file, int line) {
  self->waits_for = number;
  self->waits_value = *number;
  self->file = file;
  self->line = line;
  hand_over();
}

void release_block() {
  arrived = 0;
  ++block_generation;
  ++barrier_number;
}

void release_warp_if_complete(Warp& w, bool orders_memory) {
  if (!w.arrived || (w.arrived & w.mask) != (w.mask & w.alive)) return;
  w.arrived = 0;
  ++w.generation;
  if (orders_memory) ++w.syncs;
}

void finish_thread() {
  Warp& w = warps[current->warp];
  w.alive &= ~(1u << current->lane);
  release_warp_if_complete(w, false);
  --alive;
  if (checked && alive > 0 && arrived > 0)
    fail(LAUNCH_FAILED, "a thread ends while others wait for it at the barrier of %s:%d", barrier_file, barrier_line);
  if (alive > 0 && arrived == alive) release_block();
}

void fiber_main() {
  while (next_thread < thread_count) {  // a thread that never waits needs no switch at all
    current = self->thread = &threads[order[next_thread++]];
    launch.kernel->call(launch.arguments);
    finish_thread();
  }
  self->idle = true;
  hand_over();
  __builtin_unreachable();
}

extern "C" char __start_emulator_shared[] __attribute__((weak, visibility("hidden")));
extern "C" char __stop_emulator_shared[] __attribute__((weak, visibility("hidden")));

void run_block() {
  if (__start_emulator_shared)
    std::memset(__start_emulator_shared, 0xff, __stop_emulator_shared - __start_emulator_shared);
  std::memset(dynamic_memory, 0xff, launch.shared_bytes);
  dynamic_shared = dynamic_memory;
  begin_block_check(launch.shared_bytes);
  alive = thread_count;
  arrived = next_thread = fibers_used = 0;
  self = nullptr;
  for (int w = 0; w * 32 < thread_count; ++w) {
    int lanes = thread_count - w * 32;
    warps[w].alive = lanes >= 32 ? ~0u : (1u << lanes) - 1;
    warps[w].arrived = 0;
  }
  if (schedule == SHUFFLED)
    for (int t = thread_count - 1; t > 0; --t) std::swap(order[t], order[next_random() % (t + 1)]);
  hand_over();
}

void on_fault(int signal, siginfo_t* info, void*) {
  if (!in_kernel) {
    sigaction(signal, signal == SIGSEGV ? &old_segv : &old_bus, nullptr);
    return;
  }
  fail(ILLEGAL_ADDRESS, "illegal address %p", info->si_addr);
}

Schedule schedule_from_environment() {
  const char* name = std::getenv("EMULATOR_SCHEDULE");
  if (name && !std::strcmp(name, "reverse")) return REVERSE;
  if (name && !std::strcmp(name, "shuffled")) return SHUFFLED;
  return FORWARD;
}

}  // namespace

Warp& warp() { return warps[current->warp]; }
const char* last_error() { return message; }

void fail(int code, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int n = std::vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  if (n > 400) n = 400;
  std::snprintf(message + n, sizeof message - n, "; kernel %s, block (%u,%u,%u), thread (%u,%u,%u)",
                launch.kernel->name, block_index.x, block_index.y, block_index.z, current ? current->index.x : 0,
                current ? current->index.y : 0, current ? current->index.z : 0);
  siglongjmp(abort_launch, code);
}

void trap(const char* what) { fail(LAUNCH_FAILED, "%s", what); }

void report_misaligned(const void* at, unsigned bytes) {
  uint64_t address = uint64_t(at);
  Allocation* a = is_device_address(address) ? find_allocation(address) : nullptr;
  if (!a) fail(MISALIGNED_ADDRESS, "misaligned: %u bytes of shared memory at %p, which is no multiple of %u", bytes, at, bytes);
  fail(MISALIGNED_ADDRESS, "misaligned: %u bytes at byte %ld of a buffer, which is no multiple of %u", bytes,
       long(address - a->address), bytes);
}

void wait_for_block(const char* file, int line) {
  if (checked && alive < thread_count)
    fail(LAUNCH_FAILED, "the barrier of %s:%d is not reached by all: %d of %d threads have ended", file, line,
         thread_count - alive, thread_count);
  if (checked && arrived > 0 && (line != barrier_line || std::strcmp(file, barrier_file)))
    fail(LAUNCH_FAILED, "threads of a block meet at different barriers: %s:%d and %s:%d", barrier_file, barrier_line,
         file, line);
  barrier_file = file;
  barrier_line = line;
  if (++arrived == alive) release_block();
  else wait_until_changed(&block_generation, file, line);
}

void wait_for_warp(unsigned mask, bool orders_memory) {
  Warp& w = warp();
  if (!((mask >> current->lane) & 1)) fail(LAUNCH_FAILED, "a warp intrinsic is called by a lane outside its own mask");
  if (w.arrived && w.mask != mask)
    fail(LAUNCH_FAILED, "lanes of one warp call a warp intrinsic with different masks, %08x and %08x", w.mask, mask);
  if (checked && (mask & ~w.alive) && w.alive != ~0u && (threads[current->warp * 32].linear + 32 <= unsigned(thread_count)))
    fail(LAUNCH_FAILED, "the mask %08x of a warp intrinsic names lanes that have ended (alive: %08x)", mask, w.alive);
  w.mask = mask;
  w.arrived |= 1u << current->lane;
  uint64_t before = w.generation;
  release_warp_if_complete(w, orders_memory);
  if (w.generation == before) wait_until_changed(&w.generation, "a warp intrinsic", 0);
}

void copy_async(void* to, const void* from, unsigned bytes) {
  copies[current->linear].push_back({to, from, bytes, copy_groups[current->linear]});
}
void copy_async_commit() { ++copy_groups[current->linear]; }
void copy_async_wait(unsigned groups_left) {
  auto& pending = copies[current->linear];
  unsigned group = copy_groups[current->linear];
  size_t done = 0;
  while (done < pending.size() && pending[done].group + groups_left < group) {
    const PendingCopy& c = pending[done++];
    note_read(c.from, c.bytes);
    note_write(c.to, c.bytes);
    std::memcpy(c.to, c.from, c.bytes);
  }
  pending.erase(pending.begin(), pending.begin() + done);
}

int run(const Launch& wanted) {
  launch = wanted;
  block_size = launch.block;
  grid_size = launch.grid;
  thread_count = block_size.x * block_size.y * block_size.z;
  schedule = schedule_from_environment();
  seed = 12345;
  ++launch_number;
  for (int t = 0; t < thread_count; ++t) {
    unsigned x = t % block_size.x, y = t / block_size.x % block_size.y, z = t / (block_size.x * block_size.y);
    threads[t] = {{x, y, z}, unsigned(t) % 32, unsigned(t) / 32, unsigned(t)};
    order[t] = schedule == REVERSE ? thread_count - 1 - t : t;
    copies[t].clear();
    copy_groups[t] = 0;
  }

  static char signal_stack[64 * 1024];
  stack_t alternative{}, old_stack;
  alternative.ss_sp = signal_stack;
  alternative.ss_size = sizeof signal_stack;
  sigaltstack(&alternative, &old_stack);
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigaction(SIGSEGV, &action, &old_segv);
  sigaction(SIGBUS, &action, &old_bus);

  message[0] = 0;
  current = nullptr;
  int code = sigsetjmp(abort_launch, 0);
  if (code == 0) {
    in_kernel = true;
    unsigned blocks = grid_size.x * grid_size.y * grid_size.z;
    unsigned start = schedule == SHUFFLED ? next_random() % blocks : 0;
    for (unsigned i = 0; i < blocks; ++i) {
      unsigned b = schedule == REVERSE ? blocks - 1 - i : (start + i) % blocks;
      block_index = {b % grid_size.x, b / grid_size.x % grid_size.y, b / (grid_size.x * grid_size.y)};
      block_number = b;
      run_block();
    }
  }
  in_kernel = false;
  sigaction(SIGSEGV, &old_segv, nullptr);
  sigaction(SIGBUS, &old_bus, nullptr);
  sigaltstack(&old_stack, nullptr);
  return code;
}

}  // namespace emulator
