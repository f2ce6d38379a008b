import type { KernelSet } from '../registry.ts'
import { conv2d, conv2dWeight, convTranspose2d } from './conv2d.ts'
import { matmul } from './matmul.ts'

/**
 * The readable loops, but for the matrix product and the convolutions, where most of the
 * time goes: one tile of outputs at a time. Plain TypeScript, so it runs wherever the engine
 * runs.
 */
export const tiled: KernelSet = {
  name: 'tiled',
  kernels: { matmul, conv2d, convTranspose2d, conv2dWeight },
}
