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
export { AdditiveAttention } from './additive-attention.ts'
export { BatchNorm1d, BatchNorm2d, type BatchNormOptions } from './batch-norm.ts'
export { Buffer } from './buffer.ts'
export { compose } from './compose.ts'
export { Conv1d, type Conv1dOptions } from './conv1d.ts'
export { Conv2d, type Conv2dOptions } from './conv2d.ts'
export { ConvTranspose2d, type ConvTranspose2dOptions } from './conv-transpose2d.ts'
export { DotProductAttention, GeneralAttention } from './dot-product-attention.ts'
export { Dropout } from './dropout.ts'
export { Dropout2d } from './dropout2d.ts'
export { Embedding, type EmbeddingOptions } from './embedding.ts'
export type { GenerateOptions } from './generate.ts'
export { GPT, type GPTInput } from './gpt.ts'
export { gpt2, gptParameterCount, gptShapes, type GPTConfig } from './gpt-config.ts'
export { GroupNorm } from './group-norm.ts'
export { GRU } from './gru.ts'
export { GRUCell } from './gru-cell.ts'
export * as init from './initializers.ts'
export { KeyValueCache } from './key-value-cache.ts'
export {
  LayerNorm,
  RMSNorm,
  type LayerNormOptions,
  type RMSNormOptions,
} from './layer-norm.ts'
export { LearnedPositions, type LearnedPositionsOptions } from './learned-positions.ts'
export { Linear, type LinearOptions } from './linear.ts'
export { LSTM } from './lstm.ts'
export { LSTMCell, type LSTMState } from './lstm-cell.ts'
export { Module, type AnyModule } from './module.ts'
export {
  MultiHeadAttention,
  type AttendOptions,
  type MultiHeadAttentionOptions,
} from './multi-head-attention.ts'
export { Parameter } from './parameter.ts'
export { AdaptiveAvgPool2d, AvgPool2d, GlobalAveragePool, MaxPool2d } from './pooling.ts'
export type { RecurrentInput, RecurrentOptions, RecurrentOutput } from './recurrent.ts'
export type { HiddenState, RecurrentCellOptions } from './recurrent-cell.ts'
export { RNN } from './rnn.ts'
export { RNNCell } from './rnn-cell.ts'
export { RotaryPositions, type RotaryOptions } from './rotary-positions.ts'
export type { Attended, ScoredOptions } from './scored-attention.ts'
export { Sequential } from './sequential.ts'
export { SinusoidalPositions, type SinusoidalOptions } from './sinusoidal-positions.ts'
export type { StateDict } from './state-dict.ts'
export { summary } from './summary.ts'
export {
  TransformerDecoder,
  TransformerDecoderLayer,
  type DecodeLayerOptions,
  type DecodeOptions,
  type DecoderCache,
} from './transformer-decoder.ts'
export {
  TransformerEncoder,
  TransformerEncoderLayer,
  type EncodeOptions,
} from './transformer-encoder.ts'
export type { TransformerLayerOptions } from './transformer-layer.ts'
export type { StackOptions } from './transformer-stack.ts'
