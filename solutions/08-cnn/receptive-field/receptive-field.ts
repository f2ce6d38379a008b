/** A layer that slides, along one axis: a filter, or a pooling window. */
export interface Window {
  /** Numbers of the filter. */
  kernel: number
  /** Cells from one place to the next. */
  stride: number
  /** Zeros at the start. */
  padding: number
  /** Cells from one number of the filter to the next. */
  dilation: number
}

/**
 * Two neighbors of a layer are `jump` cells of the input apart. A filter reaches over (kernel − 1) · dilation steps of its
 * own input, each of them `jump` wide; then its stride makes the jump larger for those that follow.
 */
export function fieldSize(layers: Window[]): number {
  let [size, jump] = [1, 1]
  for (const { kernel, stride, dilation } of layers) {
    size += (kernel - 1) * dilation * jump
    jump *= stride
  }
  return size
}

/**
 * Backward, from the last layer to the first: what the cells first … last see of the layer below reaches from the first
 * number of the filter at the place `first` to its last number at the place `last`.
 */
export function seenBy(layers: Window[], place: number): [first: number, last: number] {
  return layers.reduceRight<[number, number]>(
    ([first, last], { kernel, stride, padding, dilation }) => [
      first * stride - padding,
      last * stride - padding + (kernel - 1) * dilation,
    ],
    [place, place],
  )
}
