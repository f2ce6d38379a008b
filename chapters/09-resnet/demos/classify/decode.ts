import type { Picture } from 'chalkgrad'

/** As for the command: a photograph of today has 12 to 50 million pixels. */
const MOST_PIXELS = 100_000_000
/** Phones allow no larger canvas. */
const STRIP = 4_000_000

/**
 * The pixels of a picture file, decoded by the browser, on white: turned as the camera was,
 * and of an animation the first picture.
 *
 * @throws an error with the reason.
 */
export async function decode(file: File): Promise<Picture> {
  if (file.size === 0) throw new Error(`${file.name}: an empty file, 0 bytes`)
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error(`${file.name}: no picture that this browser can decode`)
  })
  try {
    const { width, height } = bitmap
    if (width * height > MOST_PIXELS)
      throw new Error(
        `${file.name}: huge: ${width} × ${height} pixels, more than ${MOST_PIXELS / 1e6} million`,
      )
    const rows = Math.max(1, Math.min(height, Math.floor(STRIP / width)))
    const canvas = new OffscreenCanvas(width, rows)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('this browser gives no canvas to a worker')
    const pixels = new Uint8ClampedArray(4 * width * height)
    context.fillStyle = 'white'
    for (let top = 0; top < height; top += rows) {
      const high = Math.min(rows, height - top)
      context.fillRect(0, 0, width, rows)
      context.drawImage(bitmap, 0, -top)
      pixels.set(context.getImageData(0, 0, width, high).data, 4 * width * top)
    }
    return { width, height, pixels }
  } finally {
    bitmap.close()
  }
}
