import type { KernelSet } from '../registry.ts'
import { matmul } from './matmul.ts'

/**
 * The readable loops, but for the matrix product, where most of the time goes: one tile of
 * outputs at a time. Plain TypeScript, so it runs wherever the engine runs.
 */
export const tiled: KernelSet = { name: 'tiled', kernels: { matmul } }
