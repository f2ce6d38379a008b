/** The top left cell of each place, as one reads. */
function corners(height: number, width: number, kernel: number, stride: number): [row: number, column: number][] {
  const found: [number, number][] = []
  for (let row = 0; row + kernel <= height; row += stride) {
    for (let column = 0; column + kernel <= width; column += stride) found.push([row, column])
  }
  return found
}

/** One row for each number of the filter, one column for each place. */
export function im2col(picture: number[][], kernel: number, stride: number): number[][] {
  const places = corners(picture.length, picture[0].length, kernel, stride)
  return Array.from({ length: kernel * kernel }, (_, k) => {
    const [u, v] = [Math.floor(k / kernel), k % kernel]
    return places.map(([row, column]) => picture[row + u][column + v])
  })
}

/** The convolution is a product now: (1, k·k) × (k·k, places). */
export function slide(picture: number[][], filter: number[][], stride: number): number[] {
  const columns = im2col(picture, filter.length, stride)
  const weights = filter.flat()
  return columns[0].map((_, place) => weights.reduce((sum, weight, k) => sum + weight * columns[k][place], 0))
}

/** im2col copies a cell into several columns, so their gradients add up in it. */
export function col2im(columns: number[][], height: number, width: number, kernel: number, stride: number): number[][] {
  const picture = Array.from({ length: height }, () => Array.from({ length: width }, () => 0))
  corners(height, width, kernel, stride).forEach(([row, column], place) => {
    for (let u = 0; u < kernel; u++) {
      for (let v = 0; v < kernel; v++) picture[row + u][column + v] += columns[u * kernel + v][place]
    }
  })
  return picture
}
