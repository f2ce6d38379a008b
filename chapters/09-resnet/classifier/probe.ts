import type { Picture } from 'chalkgrad'

/**
 * A picture that anyone can draw, wider than high, in which no color, side or corner is like
 * another: whoever exchanges two of them gives a network something else to see.
 */
export function probePicture(): Picture {
  const [width, height] = [48, 36]
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
    return [5 * x, 3 * y + 2 * x, 255 - 4 * x - y][i % 3] % 256
  })
  return { width, height, pixels }
}
