// Files that live demos work on: small, made from what lies in the repository, served from data/ of the site's own address.
import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { root } from '../../chapters/book/root.ts'
import { base } from '../addresses.ts'

/** Fashion-MNIST for a page: 600 images to train on, then 300 to test; image i is of class i mod 10. As idx. */
export function someClothes(train = 600, test = 300): Uint8Array {
  const folder = `${root}/lib/data/fashion-mnist`
  const pixels = 28 * 28
  const bytes = new Uint8Array(16 + (train + test) * pixels)
  const header = new DataView(bytes.buffer)
  ;[0x0803, train + test, 28, 28].forEach((value, i) => header.setUint32(4 * i, value))
  let place = 16
  for (const [part, count] of [
    ['train', train],
    ['t10k', test],
  ] as const) {
    const images = gunzipSync(readFileSync(`${folder}/${part}-images-idx3-ubyte.gz`)).subarray(16)
    const labels = gunzipSync(readFileSync(`${folder}/${part}-labels-idx1-ubyte.gz`)).subarray(8)
    const ofClass = Array.from({ length: 10 }, (): number[] => [])
    labels.forEach((label, i) => ofClass[label].push(i))
    for (let i = 0; i < count; i++, place += pixels) {
      const from = ofClass[i % 10][Math.floor(i / 10)] * pixels
      bytes.set(images.subarray(from, from + pixels), place)
    }
  }
  return bytes
}

/** By the name that a demo asks for with `export const data = …`. */
export const demoFiles: Record<string, () => Uint8Array> = {
  'clothes.idx.gz': () => gzipSync(someClothes(), { level: 9 }),
  'networks.safetensors': () => readFileSync(`${root}/chapters/07-training/demos/augmentation/networks.safetensors`),
  'look.safetensors': () => readFileSync(`${root}/chapters/08-cnn/demos/look/look.safetensors`),
  'classify.safetensors': () => readFileSync(`${root}/chapters/09-resnet/demos/classify/classify.safetensors`),
  'names.safetensors': () => readFileSync(`${root}/chapters/10-lstm/demos/gates/names.safetensors`),
  'dot-64.safetensors': () => readFileSync(`${root}/chapters/11-attention/demos/alignment/dot-64.safetensors`),
  'unseen.tsv': () => readFileSync(`${root}/chapters/11-attention/demos/alignment/unseen.tsv`),
  'plays.safetensors': () => readFileSync(`${root}/chapters/12-transformer/demos/inside/plays.safetensors`),
  'names.txt.gz': () => gzipSync(readFileSync(`${root}/lib/data/names/names.txt`), { level: 9 }),
}

export const demoFilesPlugin: Plugin = {
  name: 'chalkgrad:demo-files',
  generateBundle() {
    // Built for the browser and, to write the HTML, for Node: the pages need them once.
    if (this.environment.name !== 'client') return
    for (const [name, make] of Object.entries(demoFiles))
      this.emitFile({ type: 'asset', fileName: `data/${name}`, source: make() })
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const make = demoFiles[request.url?.split('?')[0].replace(`${base}data/`, '') ?? '']
      if (make) response.end(make())
      else next()
    })
  },
}
