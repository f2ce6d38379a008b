import { wrong } from '#exercises'

export default wrong({
  'each-row': {
    why: 'Normalizes along the row, so that one sample is enough: area, age and price are mixed.',
    replace: [['Normalizer.fit(x)', '{ apply: (rows: Tensor) => Normalizer.fit(rows, 1).apply(rows) }']],
  },
  'first-asked': {
    why: 'Knows that it has to be measured once, and does so where it is first needed: on the first that are asked about.',
    replace: [
      ['const normalizer = Normalizer.fit(x)', 'let used: Normalizer | undefined'],
      ['Batches(normalizer.', 'Batches(Normalizer.fit(x).'],
      ['forward(normalizer.', 'forward((used ??= Normalizer.fit(asked)).'],
    ],
  },
  'none-at-all': {
    why: 'Takes normalizing for the mistake and gives it up: the price alone is as large as a million.',
    replace: [
      ['normalizer.apply(x)', 'x'],
      ['normalizer.apply(asked)', 'asked'],
    ],
  },
  'none-in-predict': {
    why: 'Thinks that normalizing belongs to training, as shuffling does: the network has never seen such numbers.',
    replace: [['normalizer.apply(asked)', 'asked']],
  },
  'not-repaired': {
    why: 'Sees the loss fall and nine right answers, and finds nothing to repair.',
    replace: [
      [
        `}

/**
 * \`predict\` measured a new mean and a new deviation on whatever it was asked about. For a large test set they come out as
 * in training, so nothing shows. For one sample the mean is that sample, and x − mean is 0 in every column: all samples
 * look the same to the network. For a test set of another mix they are wrong without anybody seeing it.
 *
 * Mean and deviation belong to the model, as its weights do: they are measured once, on the training part, and then used
 * for all that comes.
 */
export`,
        `}

/** Mean 0 and standard deviation 1 for each column. x: (samples, features) */
function normalized(x: Tensor): Tensor {
  return Normalizer.fit(x).apply(x)
}

/**
 * A whole training run, complete and broken: there is one mistake in this file. The samples are houses: the living area in
 * square meters, the age in years, the price in dollars. Columns of such different sizes have to be normalized.
 *
 *     predict(nine new houses)     // 2, 0, 1, 1, 0, 2, 2, 1, 0: all are right
 *     predict(the first, alone)    // 1
 *     predict(the next, alone)     // 1
 *     predict(any, alone)          // 1
 *
 * In use, where houses are asked about one at a time, the answer is always the same. Find out why, and repair it here:
 * the answer for a sample must not depend on which others are asked about with it.
 *
 * Delete the line with \`todo\`, then \`npm test -- alone-it-fails\` shows what the run does.
 *
 * - x: (samples, features), y: (samples) int32
 */
export`,
      ],
      ['const normalizer = Normalizer.fit(x)', ''],
      ['Batches(normalizer.apply(', 'Batches(normalized('],
      ['forward(normalizer.apply(', 'forward(normalized('],
    ],
  },
  'training-and-asked': {
    why: 'Thinks that more samples make a better mean, and adds those that are asked about.',
    replace: [
      ['{ Batches,', '{ Batches, concat,'],
      ['forward(normalizer.', 'forward(Normalizer.fit(concat([x, asked])).'],
    ],
  },
})
