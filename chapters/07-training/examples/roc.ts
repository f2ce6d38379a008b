import { rocAuc, rocCurve, tensor } from 'chalkgrad'

const scores = [0.9, 0.8, 0.7, 0.6, 0.3]
const labels = [1, 0, 1, 1, 0]
const curve = rocCurve(tensor(scores, { dtype: 'float64' }), tensor(labels, { dtype: 'int32' }))
curve.thresholds.forEach((threshold, i) =>
  console.log(
    `score ≥ ${threshold}: ${curve.truePositiveRate[i].toFixed(2)} of the positives, ` +
      `${curve.falsePositiveRate[i].toFixed(2)} of the negatives`,
  ),
)
console.log('area', rocAuc(tensor(scores, { dtype: 'float64' }), tensor(labels, { dtype: 'int32' })).toFixed(4))

// The same, by asking every pair.
const of = (label: number) => scores.filter((_, i) => labels[i] === label)
const pairs = of(1).flatMap((positive) => of(0).map((negative) => positive > negative))
console.log(`${pairs.filter((won) => won).length} of ${pairs.length} pairs in the right order`)
