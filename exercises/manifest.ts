import type { ExerciseEntry } from '#exercises'
import tensors from './01-tensors/manifest.ts'
import gradientDescent from './02-gradient-descent/manifest.ts'
import autograd from './03-autograd/manifest.ts'
import backprop from './04-backprop/manifest.ts'
import layersAndLosses from './05-layers-and-losses/manifest.ts'
import optimizers from './06-optimizers/manifest.ts'
import training from './07-training/manifest.ts'
import cnn from './08-cnn/manifest.ts'
import resnet from './09-resnet/manifest.ts'
import lstm from './10-lstm/manifest.ts'
import attention from './11-attention/manifest.ts'
import transformer from './12-transformer/manifest.ts'
import fastKernels from './20-fast-kernels/manifest.ts'

/** Every exercise, in the order of the book. A plain list of imports: it works in Node, in vitest, and on the page. */
export const manifest: ExerciseEntry[] = [
  tensors,
  gradientDescent,
  autograd,
  backprop,
  layersAndLosses,
  optimizers,
  training,
  cnn,
  resnet,
  lstm,
  attention,
  transformer,
  fastKernels,
].flat()
