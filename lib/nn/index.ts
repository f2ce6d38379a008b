export {
  ELU,
  GELU,
  Identity,
  LeakyReLU,
  ReLU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
  Flatten,
} from './activations.ts'
export { Buffer } from './buffer.ts'
export { compose } from './compose.ts'
export { Dropout } from './dropout.ts'
export * as init from './initializers.ts'
export { Linear, type LinearOptions } from './linear.ts'
export { Module, type AnyModule } from './module.ts'
export { Parameter } from './parameter.ts'
export { Sequential } from './sequential.ts'
export type { StateDict } from './state-dict.ts'
export { summary } from './summary.ts'
