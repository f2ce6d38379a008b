import { augment, type Random, type Tensor } from 'chalkgrad'

/** What the reader's switches and sliders say; 0 and false are off. */
export interface Changes {
  flip: boolean
  upsideDown: boolean
  /** Pixels. */
  shift: number
  /** Degrees. */
  rotate: number
  zoom: number
  crop: number
  contrast: number
  cutout: number
}

/** The policy, and the code that makes it. */
export function policyOf(changes: Changes): {
  code: string
  apply: (images: Tensor, random: Random) => Tensor
} {
  const { flip, upsideDown, shift, rotate, zoom, crop, contrast, cutout } = changes
  const parts: [boolean, string, () => augment.Augmentation][] = [
    [flip, 'flip()', () => augment.flip()],
    [upsideDown, "flip({ axis: 'vertical' })", () => augment.flip({ axis: 'vertical' })],
    [shift > 0, `shift({ pixels: ${shift} })`, () => augment.shift({ pixels: shift })],
    [
      rotate > 0,
      `rotate({ degrees: ${rotate} })`,
      () => augment.rotate({ degrees: rotate }),
    ],
    [zoom > 0, `zoom({ factor: ${zoom} })`, () => augment.zoom({ factor: zoom })],
    [crop > 0, `crop({ padding: ${crop} })`, () => augment.crop({ padding: crop })],
    [
      contrast > 0,
      `contrast({ factor: ${contrast} })`,
      () => augment.contrast({ factor: contrast }),
    ],
    [cutout > 0, `cutout({ size: ${cutout} })`, () => augment.cutout({ size: cutout })],
  ]
  const on = parts.filter(([wanted]) => wanted)
  return {
    code: on.map(([, call]) => `augment.${call}`).join(', '),
    apply: augment.sequence(...on.map(([, , make]) => make())),
  }
}
