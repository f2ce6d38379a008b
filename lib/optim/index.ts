export { Adagrad, type AdagradOptions } from './adagrad.ts'
export { Adam, type AdamOptions } from './adam.ts'
export { AdamW } from './adamw.ts'
export { clipGradNorm, clipGradValue } from './clip.ts'
export { Momentum, type MomentumOptions } from './momentum.ts'
export { Nesterov } from './nesterov.ts'
export {
  StatefulOptimizer,
  withDecay,
  type Optimizer,
  type ParameterGroup,
  type Rates,
  type State,
} from './optimizer.ts'
export { RMSProp, type RMSPropOptions } from './rmsprop.ts'
export { SGD, type SGDOptions } from './sgd.ts'
