import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fit, mseLoss, nn, Random, optim, tensor } from 'chalkgrad'
import { TensorBoard } from 'chalkgrad/node'
import protobuf from 'protobufjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crc32c, tfRecord } from './tfrecord.ts'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterAll(() => rmSync(folder, { recursive: true }))

// The part of tensorflow/core/util/event.proto and tensorflow/core/framework/summary.proto that scalars need.
const { root } = protobuf.parse(
  `
  syntax = "proto3";
  message Event {
    double wall_time = 1;
    int64 step = 2;
    oneof what { string file_version = 3; Summary summary = 5; }
  }
  message Summary {
    message Value { string tag = 1; oneof value { float simple_value = 2; } }
    repeated Value value = 1;
  }
`,
  { keepCase: true },
)

interface Event {
  wall_time: number
  step: number
  file_version?: string
  summary?: { value: { tag: string; simple_value: number }[] }
}

/** A reader of its own: checksums bit by bit, as the definition of the CRC says, and messages by protobufjs. */
function readEvents(bytes: Buffer): Event[] {
  const Event = root.lookupType('Event')
  const events: Event[] = []
  for (let at = 0; at < bytes.length;) {
    const length = Number(bytes.readBigUInt64LE(at))
    expect(bytes.readUInt32LE(at + 8)).toBe(maskedSlow(bytes.subarray(at, at + 8)))
    const data = bytes.subarray(at + 12, at + 12 + length)
    expect(bytes.readUInt32LE(at + 12 + length)).toBe(maskedSlow(data))
    events.push(
      Event.toObject(Event.decode(data), { longs: Number, defaults: true }) as Event,
    )
    at += 16 + length
  }
  return events
}

function maskedSlow(bytes: Uint8Array): number {
  let crc = 0xffffffffn
  for (const byte of bytes) {
    crc ^= BigInt(byte)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ 0x82f63b78n : crc >> 1n
  }
  crc ^= 0xffffffffn
  return Number((((crc >> 15n) | (crc << 17n)) + 0xa282ead8n) & 0xffffffffn)
}

describe('CRC-32C', () => {
  test('gives the values of RFC 3720', () => {
    const bytes = (make: (i: number) => number) =>
      Uint8Array.from({ length: 32 }, (_, i) => make(i))
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283)
    expect(crc32c(bytes(() => 0))).toBe(0x8a9136aa)
    expect(crc32c(bytes(() => 255))).toBe(0x62a8ab43)
    expect(crc32c(bytes((i) => i))).toBe(0x46dd794e)
  })

  test('a record has its length in front and both checksums', () => {
    expect(tfRecord(Uint8Array.of(1, 2, 3)).length).toBe(19)
  })
})

test('a reader of TensorFlow’s format finds every loss and every measurement', () => {
  const model = new nn.Linear(1, 1, new Random(1))
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
  const one = { x: tensor([[1]]), y: tensor([[2]]), index: 0 }
  const callbacks = [new TensorBoard(join(folder, 'run'))]
  const { curves } = fit(model, [one, one], {
    optimizer,
    loss: mseLoss,
    epochs: 3,
    validation: [one],
    callbacks,
  })

  const [file, ...others] = readdirSync(join(folder, 'run'))
  expect(others).toEqual([])
  expect(file).toMatch(/^events\.out\.tfevents\.\d{10}\./)
  const [version, ...events] = readEvents(readFileSync(join(folder, 'run', file)))
  expect(version.file_version).toBe('brain.Event:2')
  expect(Math.abs(version.wall_time - Date.now() / 1000)).toBeLessThan(60)

  const scalars = events.flatMap(({ step, summary }) =>
    (summary?.value ?? []).map(({ tag, simple_value }) => ({
      tag,
      step,
      value: simple_value,
    })),
  )
  const series = (tag: string) => scalars.filter((scalar) => scalar.tag === tag)
  expect(series('batch/loss').map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6])
  for (const name of ['loss', 'valLoss', 'learningRate']) {
    expect(series(`epoch/${name}`)).toEqual(
      curves[name].map((value, i) => ({
        tag: `epoch/${name}`,
        step: i + 1,
        value: Math.fround(value),
      })),
    )
  }
})
