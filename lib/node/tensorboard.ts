import { appendFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Callback, Run } from '../train/callback.ts'
import { checkPath } from './read-file.ts'
import { checkWritable, goOnWithout } from './system-fault.ts'
import { tfRecord } from './tfrecord.ts'

/**
 * Writes the loss of each batch, and what each epoch measured, for TensorBoard:
 * `tensorboard --logdir .runs`. A run is a folder.
 */
export class TensorBoard implements Callback {
  private readonly folder: string
  private path = ''
  private waiting: Uint8Array[] = []

  constructor(folder: string) {
    checkPath(folder, 'a folder')
    this.folder = folder
  }

  /** @throws DataError when the folder cannot be written. */
  trainStart(): void {
    const seconds = Math.floor(Date.now() / 1000)
    this.path = join(
      this.folder,
      `events.out.tfevents.${seconds}.${hostname()}.${process.pid}.${files++}`,
    )
    checkWritable(this.path)
    this.waiting = [event({ fileVersion: 'brain.Event:2' })]
  }

  batchEnd({ step, loss }: Run): void {
    this.waiting.push(event({ step, scalars: { 'batch/loss': loss } }))
  }

  epochEnd({ epoch, logs }: Run): void {
    const scalars = Object.fromEntries(
      Object.entries(logs).map(([name, value]) => [`epoch/${name}`, value]),
    )
    this.waiting.push(event({ step: epoch, scalars }))
    this.flush()
  }

  /** After an error, too: the batches before it are what one wants to see then. */
  cleanup(): void {
    this.flush()
  }

  private flush(): void {
    if (this.waiting.length === 0) return
    const bytes = Buffer.concat(this.waiting.map(tfRecord))
    goOnWithout('The events', this.path, () => appendFileSync(this.path, bytes))
    this.waiting = []
  }
}

let files = 0

interface EventFields {
  step?: number
  fileVersion?: string
  scalars?: Record<string, number>
}

/**
 * The message Event of tensorflow/core/util/event.proto, the numbers of its fields as
 * there.
 */
function event({ step = 0, fileVersion, scalars }: EventFields): Uint8Array {
  const writer = new BinaryWriter()
  writer.tag(1, WireType.Bit64).double(Date.now() / 1000) // wall_time
  writer.tag(2, WireType.Varint).int64(step)
  if (fileVersion !== undefined) writer.tag(3, WireType.LengthDelimited).string(fileVersion)
  if (scalars !== undefined) {
    writer.tag(5, WireType.LengthDelimited).fork() // summary
    for (const [tag, value] of Object.entries(scalars)) {
      writer.tag(1, WireType.LengthDelimited).fork() // value
      writer.tag(1, WireType.LengthDelimited).string(tag)
      writer.tag(2, WireType.Bit32).float(value) // simple_value
      writer.join()
    }
    writer.join()
  }
  return writer.finish()
}
