// The calls of the CUDA driver that the binding makes, under the names that the driver exports. Everything happens at
// once: a stream is only a number, an event is a time.
#include "emulator.h"
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace emulator;
using Result = int;
using Handle = uint64_t;
#define API extern "C" __attribute__((visibility("default")))

namespace {

enum { INVALID_VALUE = 1, OUT_OF_MEMORY = 2, INVALID_DEVICE = 101, INVALID_PTX = 218, INVALID_HANDLE = 400, NOT_FOUND = 500 };
constexpr size_t TOTAL = size_t(4) << 30;
std::string text;  // of the last error, where there is more to say than its name

struct Module {
  std::string ptx;
};
struct Function {
  Kernel* kernel;
  int max_threads, static_shared, dynamic_limit;
};
struct Recorded {
  Function* function;
  Launch launch;
  std::vector<std::vector<unsigned char>> arguments;
};
struct Graph {
  std::vector<Recorded> launches;
};
struct Stream {
  Graph* capturing;
};

Result say(Result code, const std::string& what) {
  text = what;
  return code;
}

int number_after(const std::string& s, const char* mark, int otherwise) {
  size_t at = s.find(mark);
  return at == std::string::npos ? otherwise : std::atoi(s.c_str() + at + std::strlen(mark));
}

Result run_checked(Function* f, Launch& launch) {
  Result code = run(launch);
  text = last_error();
  return code;
}

}  // namespace

API Result cuInit(unsigned) { return 0; }
API Result cuDriverGetVersion(int* out) {
  *out = 13000;
  return 0;
}
API Result cuDeviceGetCount(int* out) {
  *out = 1;
  return 0;
}
API Result cuDeviceGet(int* out, int ordinal) {
  *out = 0;
  return ordinal == 0 ? 0 : INVALID_DEVICE;
}
API Result cuDeviceGetName(char* out, int length, int) {
  std::snprintf(out, length, "CPU emulator%s", checked ? ", checked" : "");
  return 0;
}
API Result cuDeviceTotalMem_v2(size_t* out, int) {
  *out = TOTAL;
  return 0;
}
API Result cuDeviceGetAttribute(int* out, int attribute, int) {
  switch (attribute) {
    case 1: *out = 1024; break;                        // threads of a block
    case 2: case 3: *out = 1024; break;                // its sides
    case 4: *out = 64; break;
    case 5: *out = 2147483647; break;                  // sides of a grid
    case 6: case 7: *out = 65535; break;
    case 8: *out = 48 * 1024; break;                   // shared memory of a block
    case 10: *out = 32; break;                         // lanes of a warp
    case 16: *out = 1; break;                          // multiprocessors
    case 38: *out = 1 << 20; break;                    // second-level cache
    case 75: *out = 9; break;                          // compute capability
    case 76: *out = 0; break;
    case 97: *out = DYNAMIC_SHARED_BYTES; break;       // shared memory of a block that asks for it
    default: *out = 0;
  }
  return 0;
}
API Result cuDevicePrimaryCtxRetain(Handle* out, int) {
  *out = 0xC0;
  return 0;
}
API Result cuDevicePrimaryCtxRelease_v2(int) { return 0; }
API Result cuCtxSetCurrent(Handle) { return 0; }
API Result cuCtxSynchronize() { return 0; }

API Result cuMemAlloc_v2(Handle* out, size_t bytes) {
  if (bytes == 0) return say(INVALID_VALUE, "0 bytes were asked for");
  if (bytes_in_use() + bytes > TOTAL) return say(OUT_OF_MEMORY, "");
  *out = allocate(bytes);
  return *out ? 0 : OUT_OF_MEMORY;
}
API Result cuMemFree_v2(Handle address) {
  return release(address) ? 0 : say(INVALID_VALUE, "no buffer begins at this address, or it was freed before");
}
API Result cuMemGetInfo_v2(size_t* free, size_t* total) {
  *total = TOTAL;
  *free = TOTAL - bytes_in_use();
  return 0;
}
API Result cuMemHostAlloc(void** out, size_t bytes, unsigned) {
  *out = std::malloc(bytes);
  return *out ? 0 : OUT_OF_MEMORY;
}
API Result cuMemFreeHost(void* pointer) {
  std::free(pointer);
  return 0;
}

API Result cuMemcpyHtoD_v2(Handle to, const void* from, size_t bytes) {
  if (!is_inside(to, bytes)) return say(INVALID_VALUE, "the copy does not lie inside of one buffer");
  std::memcpy(reinterpret_cast<void*>(to), from, bytes);
  note_host_write(to, bytes);
  return 0;
}
API Result cuMemcpyDtoH_v2(void* to, Handle from, size_t bytes) {
  if (!is_inside(from, bytes)) return say(INVALID_VALUE, "the copy does not lie inside of one buffer");
  std::memcpy(to, reinterpret_cast<void*>(from), bytes);
  return 0;
}
API Result cuMemcpyHtoDAsync_v2(Handle to, const void* from, size_t bytes, Handle) { return cuMemcpyHtoD_v2(to, from, bytes); }
API Result cuMemcpyDtoHAsync_v2(void* to, Handle from, size_t bytes, Handle) { return cuMemcpyDtoH_v2(to, from, bytes); }
API Result cuMemcpyDtoDAsync_v2(Handle to, Handle from, size_t bytes, Handle) {
  if (!is_inside(to, bytes) || !is_inside(from, bytes)) return say(INVALID_VALUE, "the copy does not lie inside of one buffer");
  std::memmove(reinterpret_cast<void*>(to), reinterpret_cast<void*>(from), bytes);
  note_device_copy(to, from, bytes);
  return 0;
}
API Result cuMemsetD32Async(Handle to, unsigned word, size_t count, Handle) {
  if (!is_inside(to, count * 4)) return say(INVALID_VALUE, "the words do not lie inside of one buffer");
  std::fill_n(reinterpret_cast<unsigned*>(to), count, word);
  note_host_write(to, count * 4);
  return 0;
}

// PTX is not run: the kernels are compiled into this library. It is read for the names and limits of the kernels.
API Result cuModuleLoadData(Handle* out, const void* image) {
  const char* ptx = static_cast<const char*>(image);
  if (!std::strstr(ptx, ".version") || !std::strstr(ptx, ".target")) return say(INVALID_PTX, "it has no .version and no .target");
  *out = Handle(new Module{ptx});
  return 0;
}
API Result cuModuleUnload(Handle module) {
  delete reinterpret_cast<Module*>(module);
  return 0;
}
API Result cuModuleGetFunction(Handle* out, Handle module, const char* name) {
  const std::string& ptx = reinterpret_cast<Module*>(module)->ptx;
  size_t at = ptx.find(std::string(".entry ") + name + "(");
  if (at == std::string::npos) return say(NOT_FOUND, std::string("the module has no kernel ") + name);
  std::string body = ptx.substr(at, ptx.find(".entry ", at + 1) - at);
  for (Kernel* k = kernels; k; k = k->next) {
    if (std::strcmp(k->name, name)) continue;
    int shared = 0;
    for (size_t s = body.find(".shared .align"); s != std::string::npos; s = body.find(".shared .align", s + 1)) {
      size_t open = body.find_first_of("[;", s);
      if (open != std::string::npos && body[open] == '[') shared += std::atoi(body.c_str() + open + 1);
    }
    *out = Handle(new Function{k, number_after(body, ".maxntid ", 1024), shared, 48 * 1024});
    return 0;
  }
  return say(NOT_FOUND, std::string("this emulator was built without the kernel ") + name);
}
API Result cuFuncGetAttribute(int* out, int attribute, Handle function) {
  Function* f = reinterpret_cast<Function*>(function);
  *out = attribute == 0 ? f->max_threads : attribute == 1 ? f->static_shared : attribute == 8 ? f->dynamic_limit : 0;
  return 0;
}
API Result cuFuncSetAttribute(Handle function, int attribute, int value) {
  if (attribute == 8) reinterpret_cast<Function*>(function)->dynamic_limit = value;
  return 0;
}

API Result cuLaunchKernel(Handle function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
                          unsigned shared, Handle stream, void** arguments, void**) {
  Function* f = reinterpret_cast<Function*>(function);
  if (!gx || !gy || !gz || !bx || !by || !bz || gy > 65535 || gz > 65535 || bz > 64) return say(INVALID_VALUE, "a grid or block of this size cannot be");
  if (bx * by * bz > unsigned(f->max_threads)) return say(INVALID_VALUE, "too many threads in a block");
  if (int(shared) > f->dynamic_limit || shared + f->static_shared > DYNAMIC_SHARED_BYTES) return say(INVALID_VALUE, "too much shared memory");
  Launch launch{f->kernel, {gx, gy, gz}, {bx, by, bz}, shared, arguments};
  if (stream && reinterpret_cast<Stream*>(stream)->capturing) {
    Recorded recorded{f, launch, {}};
    for (int i = 0; i < f->kernel->parameters; ++i) {
      auto* bytes = static_cast<unsigned char*>(arguments[i]);
      recorded.arguments.emplace_back(bytes, bytes + f->kernel->sizes[i]);
    }
    reinterpret_cast<Stream*>(stream)->capturing->launches.push_back(recorded);
    return 0;
  }
  return run_checked(f, launch);
}

API Result cuStreamCreate(Handle* out, unsigned) {
  *out = Handle(new Stream{nullptr});
  return 0;
}
API Result cuStreamSynchronize(Handle) { return 0; }
API Result cuStreamWaitEvent(Handle, Handle, unsigned) { return 0; }
API Result cuStreamDestroy_v2(Handle stream) {
  delete reinterpret_cast<Stream*>(stream);
  return 0;
}
API Result cuStreamBeginCapture_v2(Handle stream, int) {
  reinterpret_cast<Stream*>(stream)->capturing = new Graph;
  return 0;
}
API Result cuStreamEndCapture(Handle stream, Handle* out) {
  Stream* s = reinterpret_cast<Stream*>(stream);
  *out = Handle(s->capturing);
  s->capturing = nullptr;
  return 0;
}
API Result cuGraphInstantiateWithFlags(Handle* out, Handle graph, uint64_t) {
  *out = Handle(new Graph(*reinterpret_cast<Graph*>(graph)));
  return 0;
}
API Result cuGraphLaunch(Handle executable, Handle) {
  for (Recorded& recorded : reinterpret_cast<Graph*>(executable)->launches) {
    std::vector<void*> pointers;
    for (auto& bytes : recorded.arguments) pointers.push_back(bytes.data());
    recorded.launch.arguments = pointers.data();
    if (Result code = run_checked(recorded.function, recorded.launch)) return code;
  }
  return 0;
}
API Result cuGraphExecDestroy(Handle executable) {
  delete reinterpret_cast<Graph*>(executable);
  return 0;
}
API Result cuGraphDestroy(Handle graph) {
  delete reinterpret_cast<Graph*>(graph);
  return 0;
}

API Result cuEventCreate(Handle* out, unsigned) {
  *out = Handle(new timespec{});
  return 0;
}
API Result cuEventRecord(Handle event, Handle) {
  clock_gettime(CLOCK_MONOTONIC, reinterpret_cast<timespec*>(event));
  return 0;
}
API Result cuEventSynchronize(Handle) { return 0; }
API Result cuEventElapsedTime(float* out, Handle from, Handle to) {
  auto *a = reinterpret_cast<timespec*>(from), *b = reinterpret_cast<timespec*>(to);
  *out = float((b->tv_sec - a->tv_sec) * 1e3 + (b->tv_nsec - a->tv_nsec) * 1e-6);
  return 0;
}
API Result cuEventDestroy_v2(Handle event) {
  delete reinterpret_cast<timespec*>(event);
  return 0;
}

API Result cuGetErrorName(Result code, const char** out) {
  switch (code) {
    case 0: *out = "CUDA_SUCCESS"; break;
    case INVALID_VALUE: *out = "CUDA_ERROR_INVALID_VALUE"; break;
    case OUT_OF_MEMORY: *out = "CUDA_ERROR_OUT_OF_MEMORY"; break;
    case INVALID_DEVICE: *out = "CUDA_ERROR_INVALID_DEVICE"; break;
    case INVALID_PTX: *out = "CUDA_ERROR_INVALID_PTX"; break;
    case INVALID_HANDLE: *out = "CUDA_ERROR_INVALID_HANDLE"; break;
    case NOT_FOUND: *out = "CUDA_ERROR_NOT_FOUND"; break;
    case ILLEGAL_ADDRESS: *out = "CUDA_ERROR_ILLEGAL_ADDRESS"; break;
    case MISALIGNED_ADDRESS: *out = "CUDA_ERROR_MISALIGNED_ADDRESS"; break;
    case LAUNCH_FAILED: *out = "CUDA_ERROR_LAUNCH_FAILED"; break;
    default: *out = "CUDA_ERROR_UNKNOWN";
  }
  return 0;
}
API Result cuGetErrorString(Result, const char** out) {
  *out = text.c_str();
  return 0;
}
