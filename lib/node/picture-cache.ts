import { createHash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { DataError } from '../errors.ts'
import { systemFault, writing } from './system-fault.ts'

const KEY = 32
const HEAD = KEY + 32 + 4

/** A picture in the cache. */
export interface Cached {
  /** SHA-256 of its pixels, to tell the same picture in two files. */
  digest: string
  /** How many pictures the file had; this is the first. */
  frames: number
  read(): Uint8Array<ArrayBuffer>
}

/**
 * Pictures that were decoded and resized once, in a file of equal records: a key, SHA-256 of
 * what follows, the number of frames, the pixels. Records are only ever added, each in one
 * write. So a kill at any moment costs the last one, and a record that is damaged is as good
 * as absent: its check sum does not fit, and the picture is decoded again. In memory are the
 * places of the records, not the pictures.
 */
export class PictureCache {
  private readonly path: string
  private readonly length: number
  private file: number
  private places = new Map<string, { at: number; digest: string; frames: number }>()

  /** `pixels`: how many bytes a picture has. @throws DataError when it cannot be written. */
  constructor(path: string, pixels: number) {
    this.path = path
    this.length = HEAD + pixels
    try {
      mkdirSync(dirname(path), { recursive: true })
      this.file = openSync(path, 'a+')
    } catch (error) {
      const why = systemFault(error, path) ?? `${path}: ${String(error)}`
      throw new DataError(`the cache of pictures: ${why}, by the option \`cache\``)
    }
    const { size } = fstatSync(this.file)
    // The last write was cut off.
    if (size % this.length !== 0) ftruncateSync(this.file, size - (size % this.length))
    this.scan()
  }

  has(key: string): boolean {
    return this.places.has(key)
  }

  /** Adds a picture; it can be read after the next `scan`. */
  add(key: string, frames: number, pixels: Uint8Array): void {
    const record = Buffer.alloc(this.length)
    record.write(key, 'hex')
    record.writeUInt32LE(frames, KEY + 32)
    record.set(pixels, HEAD)
    createHash('sha256').update(record.subarray(KEY + 32)).digest().copy(record, KEY) // prettier-ignore
    writing(this.path, () => writeSync(this.file, record))
  }

  /** Reads all records, and checks them: another program may have added some. */
  scan(): void {
    const { size } = fstatSync(this.file)
    this.places = new Map()
    for (let at = 0; at + this.length <= size; at += this.length) {
      const record = this.record(at)
      const digest = createHash('sha256')
        .update(record.subarray(KEY + 32))
        .digest('hex')
      if (digest === record.toString('hex', KEY, KEY + 32))
        this.places.set(record.toString('hex', 0, KEY), {
          at,
          digest,
          frames: record.readUInt32LE(KEY + 32),
        })
    }
  }

  /** @throws DataError when there is no such picture; ask `has` first. */
  get(key: string): Cached {
    const place = this.places.get(key)
    if (place === undefined) throw new DataError(`${this.path}: has no picture ${key}`)
    const { at, digest, frames } = place
    return { digest, frames, read: () => new Uint8Array(this.record(at).subarray(HEAD)) }
  }

  /** Leaves out what no key asks for any more, once that is the larger part. */
  tidy(keys: readonly string[]): void {
    const records = fstatSync(this.file).size / this.length
    if (records <= 2 * keys.length) return
    const fresh = `${this.path}.${process.pid}.partial`
    const other = openSync(fresh, 'w')
    for (const key of keys) writeSync(other, this.record(this.places.get(key)?.at ?? 0))
    closeSync(other)
    closeSync(this.file)
    renameSync(fresh, this.path)
    this.file = openSync(this.path, 'a+')
    this.scan()
  }

  close(): void {
    closeSync(this.file)
  }

  private record(at: number): Buffer {
    const record = Buffer.alloc(this.length)
    if (readSync(this.file, record, 0, this.length, at) < this.length)
      throw new DataError(
        `${this.path}: the cache of pictures was cut off while it was read. Run again: what is missing is made anew`,
      )
    return record
  }
}
