/**
 * Chapter 0: what runs under every chapter and is no part of deep learning. Files below lib/, or folders with a slash
 * at their end. The promise prints how much of what ran is plumbing: it should stay small.
 */
export const plumbing = [
  'errors.ts',
  'options.ts',
  'suggest.ts',
  'text-table.ts',
  'autograd/own-operation.ts',
  'data/check-shares.ts',
  'kernels/fused-name.ts',
  'kernels/registry.ts',
  'nn/check-inputs.ts',
  'nn/check-layers.ts',
  'metrics/tokens.ts',
  'random/check-random.ts',
  'shape/own-layout.ts',
  'train/check-model.ts',
  'storage/pool.ts',
  'module-state.ts',
  'node/',
]
