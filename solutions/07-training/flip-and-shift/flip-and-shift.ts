/** A gray image: a list of rows of pixels, all of the same length. */
export type Image = number[][]

/** `reverse` works in place, so it gets a copy: the image is needed again in the next epoch. */
export function flip(image: Image): Image {
  return image.map((row) => [...row].reverse())
}

/**
 * Asked from the side of the result: where does this pixel come from? One that moves down by 1 comes from one row further up.
 * So every place of the result is filled once, and no two write to the same.
 */
export function shift(image: Image, down: number, right: number, fill = 0): Image {
  return image.map((row, y) => row.map((_, x) => image[y - down]?.[x - right] ?? fill))
}

/** Every pixel says for itself whether it is covered; so a square that hangs over the edge needs no case of its own. */
export function cutout(image: Image, top: number, left: number, size: number, fill = 0): Image {
  const covered = (y: number, x: number) => y >= top && y < top + size && x >= left && x < left + size
  return image.map((row, y) => row.map((pixel, x) => (covered(y, x) ? fill : pixel)))
}
