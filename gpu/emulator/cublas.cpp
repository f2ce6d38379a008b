// The calls of cuBLAS that the binding makes, by columns as in the real library.
#include <cstdint>
#define API extern "C" __attribute__((visibility("default")))

namespace {
constexpr uint64_t HANDLE = 0xB1A5;
constexpr int INVALID_VALUE = 7;
}  // namespace

API int cublasCreate_v2(uint64_t* handle) {
  *handle = HANDLE;
  return 0;
}
API int cublasDestroy_v2(uint64_t) { return 0; }
API int cublasSetStream_v2(uint64_t, uint64_t) { return 0; }
API int cublasSetMathMode(uint64_t, int) { return 0; }

API int cublasSgemmStridedBatched(uint64_t handle, int turn_a, int turn_b, int m, int n, int k, const float* alpha,
                                  const float* A, int lda, int64_t step_a, const float* B, int ldb, int64_t step_b,
                                  const float* beta, float* C, int ldc, int64_t step_c, int batch) {
  if (handle != HANDLE || m < 0 || n < 0 || k < 0) return INVALID_VALUE;
  if (lda < (turn_a ? k : m) || ldb < (turn_b ? n : k) || ldc < m) return INVALID_VALUE;
  for (int z = 0; z < batch; ++z, A += step_a, B += step_b, C += step_c)
    for (int64_t j = 0; j < n; ++j)
      for (int64_t i = 0; i < m; ++i) {
        float sum = 0;
        for (int64_t l = 0; l < k; ++l) sum += (turn_a ? A[i * lda + l] : A[l * lda + i]) * (turn_b ? B[l * ldb + j] : B[j * ldb + l]);
        float& c = C[j * ldc + i];
        c = *alpha * sum + (*beta == 0 ? 0 : *beta * c);
      }
  return 0;
}
