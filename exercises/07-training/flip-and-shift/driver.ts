import type { Image } from './flip-and-shift.ts'

/** The result, and the image that was given, afterwards. */
export function drive(impl: typeof import('./flip-and-shift.ts')) {
  return {
    flip: (image: Image) => ({ result: impl.flip(image), image }),
    shift: (image: Image, down: number, right: number, fill?: number) => ({
      result: impl.shift(image, down, right, fill),
      image,
    }),
    cutout: (image: Image, top: number, left: number, size: number, fill?: number) => ({
      result: impl.cutout(image, top, left, size, fill),
      image,
    }),
  }
}
