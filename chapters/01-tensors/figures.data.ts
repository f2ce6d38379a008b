import { reference } from '../../lib/kernels/reference/index.ts'
import { loadFashionMnist } from '../../lib/node/index.ts'
import * as figures from './figures.ts'

export interface Figures {
  gallery: string
  pixels: string
  views: string
  means: string
  confusion: string
  /** How many kernels the reference has. */
  kernels: number
}

declare const data: Figures
export { data }

export default {
  load(): Figures {
    const set = loadFashionMnist()
    return {
      gallery: figures.gallery(set),
      pixels: figures.pixels(set),
      views: figures.views(),
      ...figures.classifier(set),
      kernels: Object.keys(reference).length,
    }
  },
}
