const zeros = (height: number, width: number): number[][] =>
  Array.from({ length: height }, () => Array.from({ length: width }, () => 0))

/** The largest cell was copied into the result, so it gets the gradient whole; the others changed nothing. */
export function maxPoolBackward(gradient: number[][], place: number[][], height: number, width: number): number[][] {
  const back = zeros(height, width)
  gradient.forEach((row, i) =>
    row.forEach((slope, j) => {
      const at = place[i][j]
      back[Math.floor(at / width)][at % width] += slope
    }),
  )
  return back
}

/** An average is a sum of cells, each times 1 / (kernel · kernel): that is the weight of each. */
export function averagePoolBackward(
  gradient: number[][],
  height: number,
  width: number,
  kernel: number,
  stride: number,
): number[][] {
  const back = zeros(height, width)
  gradient.forEach((row, i) =>
    row.forEach((slope, j) => {
      const share = slope / (kernel * kernel)
      for (let u = 0; u < kernel; u++) {
        for (let v = 0; v < kernel; v++) back[i * stride + u][j * stride + v] += share
      }
    }),
  )
  return back
}
