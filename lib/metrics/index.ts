export { accuracy } from './accuracy.ts'
export {
  ClassificationReport,
  classificationReport,
  type ClassScores,
} from './classification-report.ts'
export { bleu, type Bleu, type BleuOptions } from './bleu.ts'
export { confusionMatrix } from './confusion-matrix.ts'
export { editDistance, errorRate, sequenceErrorRate } from './error-rate.ts'
export {
  averagePrecision,
  precisionRecallCurve,
  type PrecisionRecallCurve,
} from './precision-recall.ts'
export { bitsPerCharacter, perplexity } from './perplexity.ts'
export { meanAbsoluteError, rSquared, rootMeanSquaredError } from './regression.ts'
export { rougeL, rougeN, type Rouge } from './rouge.ts'
export { rocAuc, rocCurve, type RocCurve } from './roc-auc.ts'
export { rocAucOfClasses } from './roc-auc-of-classes.ts'
export type { Tokens } from './tokens.ts'
export { topKAccuracy } from './top-k.ts'
