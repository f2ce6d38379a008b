import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { crc32 } from '../storage/checksum.ts'

/** A picture that no other number gives: a gradient in two colors. */
export function drawn(number: number, width = 12, height = 12): Sharp {
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
    return [(37 * number) % 256, (20 * x + 11 * number) % 256, (20 * y) % 256][i % 3]
  })
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** Writes files below a folder, by their names. */
export async function place(
  folder: string,
  files: Record<string, Sharp | Uint8Array | string>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(
      path,
      content instanceof Uint8Array || typeof content === 'string'
        ? content
        : await content.toBuffer(),
    )
  }
}

/** `count` pictures for each class, `cat/0.png`, … */
export function classesOf(names: readonly string[], count: number): Record<string, Sharp> {
  return Object.fromEntries(
    names.flatMap((name, c) =>
      Array.from({ length: count }, (_, i) => [
        `${name}/${i}.png`,
        drawn(100 * c + i).png(),
      ]),
    ),
  )
}

/** Two frames, 8 × 6, the first dark. */
export function animation(): Sharp {
  const frames = new Uint8Array(8 * 12 * 3).fill(200).fill(10, 0, 8 * 6 * 3)
  return sharp(frames, { raw: { width: 8, height: 12, channels: 3, pageHeight: 6 } }).gif()
}

/** A file of 70 bytes that says it is a gray picture of this size; there is no pixel in it. */
export function pngThatClaims(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const bytes = Buffer.alloc(12 + data.length)
    bytes.writeUInt32BE(data.length)
    bytes.write(name, 4)
    bytes.set(data, 8)
    bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)) >>> 0, 8 + data.length)
    return bytes
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0], 8)
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(new Uint8Array(1))),
    chunk('IEND', new Uint8Array()),
  ])
}
