import { readFileSync } from 'node:fs'
import {
  fitPicture,
  parseSafetensors,
  Random,
  type Picture,
  type PictureForm,
} from 'chalkgrad'
import { decodePicture } from 'chalkgrad/node'
import { chromium, type Browser, type Page } from 'playwright-core'
import sharp from 'sharp'
import { transform } from 'sucrase'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../book/chromium.ts'
import { ImageClassifier } from './image-classifier.ts'

const path = new URL('../demos/classify/classify.safetensors', import.meta.url)
const classifier = ImageClassifier.fromFile(parseSafetensors(new Uint8Array(readFileSync(path))), 'classify') // prettier-ignore
const rgb: PictureForm = { size: 32, colors: ['red', 'green', 'blue'], fit: 'crop' }

/** Something like a photograph: soft shapes in colors, and some noise. */
function scene(width = 180, height = 130) {
  const random = new Random(5)
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
    const soft = [Math.sin(x / 19 + y / 31), Math.cos(x / 13), Math.sin(y / 17 - x / 40)][
      i % 3
    ]
    const disk = (x - 90) ** 2 + (y - 60) ** 2 < 1600 ? -60 : 0
    return Math.min(255, Math.max(0, 150 + 70 * soft + disk + 10 * random.normal()))
  })
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** How far apart the bytes that the network gets may be, and the probabilities. */
const files: [string, () => Promise<Buffer>, number, number][] = [
  ['PNG', () => scene().png().toBuffer(), 0, 1e-6],
  ['gray PNG', () => scene().toColourspace('b-w').png().toBuffer(), 0, 1e-6],
  ['PNG of 16 bits', () => scene().toColourspace('rgb16').png().toBuffer(), 1, 0.01],
  ['PNG with alpha', () => scene().ensureAlpha(0.6).png().toBuffer(), 1, 0.01],
  ['palette', () => scene().png({ palette: true }).toBuffer(), 0, 1e-6],
  ['GIF', () => scene().gif().toBuffer(), 0, 1e-6],
  ['JPEG', () => scene().jpeg({ quality: 85 }).toBuffer(), 2, 0.01],
  ['JPEG without subsampling', () => scene().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer(), 2, 0.01],
  ['turned JPEG', () => scene().withMetadata({ orientation: 6 }).jpeg().toBuffer(), 2, 0.01],
  ['WebP', () => scene().webp({ quality: 80 }).toBuffer(), 2, 0.01],
  ['JPEG with a profile', () => scene().withIccProfile('p3').jpeg().toBuffer(), 4, 0.02],
] // prettier-ignore

const executablePath = findChromium()
let browser: Browser
let page: Page
beforeAll(async () => {
  if (!executablePath) return
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }) // prettier-ignore
  page = await browser.newPage()
  const source = readFileSync(
    new URL('../demos/classify/decode.ts', import.meta.url),
    'utf8',
  )
  const { code } = transform(source, { transforms: ['typescript', 'imports'] })
  await page.addScriptTag({ content: `{ const exports = {}; ${code}; globalThis.decode = exports.decode }` }) // prettier-ignore
}, 120_000)
afterAll(() => browser?.close())

/** What the page of the book makes of a file. */
async function inBrowser(bytes: Buffer): Promise<Picture> {
  const { width, height, text } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const decode = Reflect.get(globalThis, 'decode') as (file: File) => Promise<Picture>
    const { width, height, pixels } = await decode(new File([bytes], 'x'))
    let text = ''
    for (const byte of pixels) text += String.fromCharCode(byte)
    return { width, height, text: btoa(text) }
  }, bytes.toString('base64'))
  return { width, height, pixels: Buffer.from(text, 'base64') }
}

test.skipIf(!executablePath)(
  'the page and the command see the same in a file',
  { timeout: 120_000 },
  async () => {
    const measured: Record<string, { bytes: number; probabilities: number }> = {}
    for (const [name, make] of files) {
      const bytes = await make()
      const { picture } = await decodePicture(bytes)
      if (picture === undefined) throw new Error(`${name}: not decoded`)
      const other = await inBrowser(bytes)
      expect([other.width, other.height], name).toEqual([picture.width, picture.height])
      const apart = (a: ArrayLike<number>, b: ArrayLike<number>) => Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]))) // prettier-ignore
      measured[name] = {
        bytes: apart(fitPicture(picture, rgb), fitPicture(other, rgb)),
        probabilities: apart(classifier.look(picture), classifier.look(other)),
      }
    }
    console.log(measured)
    for (const [name, , mostBytes, mostShare] of files) {
      expect(measured[name].bytes, name).toBeLessThanOrEqual(mostBytes)
      expect(measured[name].probabilities, name).toBeLessThanOrEqual(mostShare)
    }
  },
)
