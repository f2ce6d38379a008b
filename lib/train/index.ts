export type { Callback, Run } from './callback.ts'
export { diagnose, type DiagnoseOptions } from './diagnose.ts'
export { DivergedError } from './diverged.ts'
export { EarlyStopping, type EarlyStoppingOptions } from './early-stopping.ts'
export { evaluate, type EvaluateOptions, type Loss, type Metric } from './evaluate.ts'
export { Diagnosis, type Finding } from './finding.ts'
export type { Forward } from './forward.ts'
export { fit, type FitOptions, type History } from './fit.ts'
export {
  learningRateRange,
  type RangeOptions,
  type RangeResult,
} from './learning-rate-range.ts'
export { MovingAverage } from './moving-average.ts'
export { predict, type PredictOptions } from './predict.ts'
export { Plateau } from './plateau.ts'
export { ShowProgress, type Bar } from './show-progress.ts'
export { checksumOf } from './checkpoint-notes.ts'
export { restoreCheckpoint, takeCheckpoint, type CheckpointData } from './checkpoint.ts'
export { deadShare, watchOutputs } from './watch.ts'
