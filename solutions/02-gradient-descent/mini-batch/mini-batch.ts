/** The parameters of a line. */
export interface Line {
  w: number
  b: number
}

/** Splits a list of indices into batches; the last one may be smaller. */
export function split(order: number[], batchSize: number): number[][] {
  const batches: number[][] = []
  // slice stops at the end of the list by itself, so the last batch has what is left.
  for (let start = 0; start < order.length; start += batchSize) batches.push(order.slice(start, start + batchSize))
  return batches
}

/** The gradient of the mean squared error over the points of a batch. */
export function batchGradient(x: number[], y: number[], line: Line, batch: number[]): Line {
  const slope = { w: 0, b: 0 }
  for (const i of batch) {
    const error = line.w * x[i] + line.b - y[i]
    // The mean over this batch: then it estimates the gradient of all points, whatever the size of the batch.
    slope.w += (2 * error * x[i]) / batch.length
    slope.b += (2 * error) / batch.length
  }
  return slope
}

/** One pass over all points: a step for each batch. */
export function epoch(
  x: number[],
  y: number[],
  line: Line,
  order: number[],
  batchSize: number,
  learningRate: number,
): Line {
  let now = line
  for (const batch of split(order, batchSize)) {
    // The gradient at the line as the last batch left it.
    const slope = batchGradient(x, y, now, batch)
    now = { w: now.w - learningRate * slope.w, b: now.b - learningRate * slope.b }
  }
  return now
}
