export { accuracy } from './accuracy.ts'
export {
  ClassificationReport,
  classificationReport,
  type ClassScores,
} from './classification-report.ts'
export { confusionMatrix } from './confusion-matrix.ts'
export {
  averagePrecision,
  precisionRecallCurve,
  type PrecisionRecallCurve,
} from './precision-recall.ts'
export { meanAbsoluteError, rSquared, rootMeanSquaredError } from './regression.ts'
export { rocAuc, rocCurve, type RocCurve } from './roc-auc.ts'
export { rocAucOfClasses } from './roc-auc-of-classes.ts'
export { topKAccuracy } from './top-k.ts'
