/** A mistake that is put into a kernel file, and what the emulator says of it. */
export interface Planted {
  what: string
  /** the kernel file, without its ending */
  file: string
  /** what stands there, and what it is replaced by; it occurs exactly once */
  right: string
  wrong: string
  /** the cases that run it: those with this in their name */
  cases: string
  /** what the message must hold; undefined: the emulator cannot see it */
  seen: RegExp | undefined
}

/** One of each kind of mistake that kernels have. */
export const planted: readonly Planted[] = [
  {
    what: 'the barrier before a tile is overwritten is missing',
    file: 'matmul',
    right: '    __syncthreads();  // nobody needs them any more\n',
    wrong: '',
    cases: 'matmul_shared (33',
    seen: /race: (reads|writes) byte \d+ of shared memory, which thread \(\d+,\d+,0\)/,
  },
  {
    what: 'the barrier after a tile is filled is missing',
    file: 'matmul',
    right: '    __syncthreads();  // the tiles are complete\n',
    wrong: '',
    cases: 'matmul_shared (33',
    seen: /uninitialised: reads byte \d+ of shared memory|race: reads byte/,
  },
  {
    what: 'a row too many is read',
    file: 'matmul',
    right:
      'if (row >= M || column >= N) return;\n  float sum = 0.0f;\n  for (int k = 0; k < K; ++k) sum += A[row * K + k] * B[k * N + column];\n  C[row * N + column] = sum;\n}\n\n// 2.',
    wrong:
      'if (row > M || column >= N) return;\n  float sum = 0.0f;\n  for (int k = 0; k < K; ++k) sum += A[row * K + k] * B[k * N + column];\n  C[row * N + column] = sum;\n}\n\n// 2.',
    cases: 'matmul_naive (33',
    seen: /out of bounds: reads 4 bytes at byte 5940 of a buffer of 5940 bytes/,
  },
  {
    what: 'the mask of the last columns is missing',
    file: 'matmul',
    right: 'Bs[y][x] = k0 + y < K && column < N ?',
    wrong: 'Bs[y][x] = k0 + y < K ?',
    cases: 'matmul_shared (33',
    seen: /out of bounds/,
  },
  {
    what: 'the distance between the rows of B is that of A',
    file: 'matmul',
    right: 'B[(k0 + k) * N + column0 + c] : 0.0f;',
    wrong: 'B[(k0 + k) * K + column0 + c] : 0.0f;',
    cases: 'matmul_register (33',
    seen: /out of bounds|product/,
  },
  {
    what: 'a float4 is read at an address that is no multiple of 16',
    file: 'matmul',
    right: 'return load4(matrix + row * columns + column);',
    wrong: 'return load4(matrix + row * columns + column + 1);',
    cases: 'matmul_vector (64',
    seen: /misaligned: 16 bytes at byte \d+ of a buffer/,
  },
  {
    what: 'a wait for asynchronous copies is one group short',
    file: 'matmul_tf32',
    right: 'wait_for_copies<STAGES - 2>();',
    wrong: 'wait_for_copies<STAGES - 1>();',
    cases: 'matmul_tf32 (64',
    seen: /uninitialised: reads byte \d+ of dynamic shared memory/,
  },
  {
    what: 'threads that have nothing to do leave before a barrier',
    file: 'reduce',
    right: '  sums[threadIdx.x] = i < n ? x[i] : 0.0f;',
    wrong: '  if (i >= n) return;\n  sums[threadIdx.x] = x[i];',
    cases: 'sum_tree',
    seen: /a thread ends while others wait|is not reached by all/,
  },
  {
    what: 'a barrier stands inside of a branch',
    file: 'reduce',
    right: '    if (threadIdx.x < half) sums[threadIdx.x] += sums[threadIdx.x + half];\n    __syncthreads();',
    wrong:
      '    if (threadIdx.x < half) {\n      sums[threadIdx.x] += sums[threadIdx.x + half];\n      __syncthreads();\n    }',
    cases: 'sum_tree',
    seen: /a thread ends while others wait|meet at different barriers|is not reached by all|deadlock/,
  },
  {
    what: 'all blocks add to one number, and the addition is not atomic',
    file: 'reduce',
    right: 'if (i < n) atomicAdd(out, x[i]);',
    wrong: 'if (i < n) *out += x[i];',
    cases: 'sum_atomic',
    seen: /race: (reads|writes) byte 0 of a buffer/,
  },
  {
    what: 'two blocks write to one place',
    file: 'reduce',
    right: '  if (threadIdx.x == 0) out[blockIdx.x] = sums[0];',
    wrong: '  if (threadIdx.x == 0) out[blockIdx.x / 2] = sums[0];',
    cases: 'sum_tree',
    seen: /race between blocks: writes byte 0 of a buffer/,
  },
  {
    what: 'the last elements are not written',
    file: 'copy',
    right: '  else\n    for (; i < n; ++i) out[i] = x[i];\n',
    wrong: '',
    cases: 'copy',
    seen: /contiguous/,
  },
  {
    what: 'a sum begins with what happens to be there',
    file: 'gather',
    right: 'c += blockDim.x) to[c] = from[c];',
    wrong: 'c += blockDim.x) to[c] += from[c];',
    cases: 'embedding',
    seen: /uninitialised: reads byte 0 of a buffer/,
  },
  {
    what: 'a lane gets what a lane of another row of the warp holds',
    file: 'attention',
    right: '  for (int lane = 8; lane > 0; lane /= 2) v += __shfl_xor_sync(ALL_LANES, v, lane);',
    wrong: '  for (int lane = 16; lane > 1; lane /= 2) v += __shfl_xor_sync(ALL_LANES, v, lane);',
    cases: 'attention (2',
    seen: /fused/,
  },
  {
    what: 'lanes of one warp exchange through shared memory without __syncwarp',
    file: 'attention',
    right: '    __syncwarp();  // a row of p is written and read by the lanes of one warp\n',
    wrong: '',
    cases: 'attention (2',
    seen: /race: (reads|writes) byte \d+ of shared memory|uninitialised/,
  },
  {
    what: 'a shuffle inside of a branch names lanes that do not come',
    file: 'reduce',
    right:
      '  if (threadIdx.x >= 32) return;\n  v = reduce_warp<Op>(threadIdx.x < 8 ? shared[threadIdx.x] : Op::none());',
    wrong: '  if (threadIdx.x >= 8) return;\n  v = reduce_warp<Op>(shared[threadIdx.x]);',
    cases: 'rows (2, 40000)',
    seen: /the mask ffffffff of a warp intrinsic names lanes that have ended/,
  },
  {
    what: 'rows of a shared tile lie in the same bank: right, and slow',
    file: 'copy',
    right: '__shared__ float tile[32][33];',
    wrong: '__shared__ float tile[32][32];',
    cases: 'transpose',
    seen: undefined,
  },
  {
    what: 'an index runs from one shared array into the next, and back',
    file: 'matmul',
    right: '    for (int k = 0; k < TILE; ++k) sum += As[y][k] * Bs[k][x];',
    wrong: '    for (int k = 0; k < TILE; ++k) sum += (&As[0][0])[y * TILE + k] * (&Bs[-32][0])[(k + 32) * TILE + x];',
    cases: 'matmul_shared (33',
    seen: undefined,
  },
]
