/**
 * The engine's layers, lowest first: the order in which the book builds it. A name is that
 * of a folder or of a file below `lib/`. Values are imported downwards only.
 */
export const layers = [
  'errors.ts',
  'levenshtein.ts',
  'suggest.ts',
  'options.ts',
  'text-table.ts',
  'random',
  'shape',
  'storage',
  'kernels',
  'tensor',
  'autograd',
  'ops',
  'methods.ts',
  'losses',
  'nn',
  'optim',
  'schedules',
  'metrics',
  'data',
  'text',
  'train',
  'conformance',
  'formats',
  'wasm',
  'cuda',
  'module-state.ts',
  'index.ts',
  'node',
] as const

export type Layer = (typeof layers)[number]

/** The layers that may use Node, packages from npm, and what only a browser has. */
export const outsideLayers: readonly Layer[] = ['wasm', 'cuda', 'node']

/** The layer of a file below `lib/`, such as `ops/matmul.ts`; undefined if it is in none. */
export function layerOf(file: string): Layer | undefined {
  const [name] = file.split('/')
  return layers.find((layer) => layer === name)
}
