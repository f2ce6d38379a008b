/** The innermost loop goes over the lines of the panel, because that is what a tile reads side by side. */
export function pack(
  x: number[],
  lines: number,
  steps: number,
  lineStride: number,
  stepStride: number,
  width: number,
): number[] {
  const panels: number[] = []
  for (let first = 0; first < lines; first += width)
    for (let step = 0; step < steps; step++)
      for (let line = first; line < first + width; line++)
        panels.push(line < lines ? x[line * lineStride + step * stepStride] : 0)
  return panels
}

/** Both panels are walked from front to end: no stride is left. */
export function tile(a: number[], b: number[], steps: number, height: number, width: number): number[][] {
  const sums = Array.from({ length: height }, () => new Array<number>(width).fill(0))
  for (let step = 0; step < steps; step++)
    for (let i = 0; i < height; i++)
      for (let j = 0; j < width; j++) sums[i][j] += a[step * height + i] * b[step * width + j]
  return sums
}
