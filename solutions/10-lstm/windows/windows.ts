export interface Windows {
  /** (windows, history, features) */
  inputs: number[][][]
  /** (windows) */
  targets: number[]
}

/** Window i reads the days i … i + history − 1, and foretells the one that is `ahead` after the last. */
const foretold = (i: number, history: number, ahead: number): number => i + history - 1 + ahead

/** The foretold day must exist: that says how many windows there are. */
export function windows(rows: readonly (readonly number[])[], column: number, history: number, ahead: number): Windows {
  const found: Windows = { inputs: [], targets: [] }
  for (let i = 0; foretold(i, history, ahead) < rows.length; i++) {
    found.inputs.push(rows.slice(i, i + history).map((row) => [...row]))
    found.targets.push(rows[foretold(i, history, ahead)][column])
  }
  return found
}

/** The numbers of the windows in each part: 0 for the first of all windows. */
export interface Parts {
  training: number[]
  validation: number[]
  test: number[]
}

/** The first day of each of the later parts, counted from 0. Training begins at day 0. */
export interface Begins {
  validation: number
  test: number
}

/** By the foretold day, which is the last that a window touches. */
export function splitInTime(days: number, history: number, ahead: number, begins: Begins): Parts {
  const parts: Parts = { training: [], validation: [], test: [] }
  for (let i = 0; foretold(i, history, ahead) < days; i++) {
    const day = foretold(i, history, ahead)
    if (day < begins.validation) parts.training.push(i)
    else if (day < begins.test) parts.validation.push(i)
    else parts.test.push(i)
  }
  return parts
}

/** Of each feature: (features). */
export interface Scale {
  mean: number[]
  deviation: number[]
}

/** The mean first, then the distances from it: in one go, little is left of a feature that is far from 0. */
export function scaleOf(rows: readonly (readonly number[])[], end: number): Scale {
  const known = rows.slice(0, end)
  const average = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const columns = known[0].map((_, feature) => known.map((row) => row[feature]))
  const mean = columns.map(average)
  const deviation = columns.map((column, feature) => {
    if (column.every((value) => value === column[0])) return 1
    return Math.sqrt(average(column.map((value) => (value - mean[feature]) ** 2)))
  })
  return { mean, deviation }
}
