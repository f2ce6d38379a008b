import './check-inputs.ts'
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
export { BatchNorm1d, BatchNorm2d, type BatchNormOptions } from './batch-norm.ts'
export { Buffer } from './buffer.ts'
export { compose } from './compose.ts'
export { Conv1d, type Conv1dOptions } from './conv1d.ts'
export { Conv2d, type Conv2dOptions } from './conv2d.ts'
export { ConvTranspose2d, type ConvTranspose2dOptions } from './conv-transpose2d.ts'
export { Dropout } from './dropout.ts'
export { Dropout2d } from './dropout2d.ts'
export { Embedding, type EmbeddingOptions } from './embedding.ts'
export { GroupNorm } from './group-norm.ts'
export { GRU } from './gru.ts'
export { GRUCell } from './gru-cell.ts'
export * as init from './initializers.ts'
export { Linear, type LinearOptions } from './linear.ts'
export { LSTM } from './lstm.ts'
export { LSTMCell, type LSTMState } from './lstm-cell.ts'
export { Module, type AnyModule } from './module.ts'
export { Parameter } from './parameter.ts'
export { AdaptiveAvgPool2d, AvgPool2d, GlobalAveragePool, MaxPool2d } from './pooling.ts'
export type { RecurrentInput, RecurrentOptions, RecurrentOutput } from './recurrent.ts'
export type { HiddenState, RecurrentCellOptions } from './recurrent-cell.ts'
export { RNN } from './rnn.ts'
export { RNNCell } from './rnn-cell.ts'
export { Sequential } from './sequential.ts'
export type { StateDict } from './state-dict.ts'
export { summary } from './summary.ts'
