import {
  DataError,
  Random,
  nn,
  parseSafetensors,
  randn,
  scope,
  tensor,
  writeSafetensors,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

/** A file from its header and data, put together by hand as the format's description says. */
function file(header: unknown, data: Uint8Array = new Uint8Array()): Uint8Array {
  const json = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  )
  const bytes = new Uint8Array(8 + json.length + data.length)
  bytes[0] = json.length & 255
  bytes[1] = json.length >> 8
  bytes.set(json, 8)
  bytes.set(data, 8 + json.length)
  return bytes
}

describe('a sound file', () => {
  test('comes back as it was: dtypes, shapes, names, notes, every bit', () => {
    const tensors = {
      'a.weight': randn([3, 4], new Random(1)),
      labels: tensor([[1], [-7]], { dtype: 'int32' }),
      exact: tensor(Math.PI, { dtype: 'float64' }),
      turned: randn([2, 5], new Random(2)).transpose(),
      odd: tensor([NaN, -0, Infinity, 1e-45]),
      empty: tensor([], { shape: [0, 3] }),
    }
    const read = parseSafetensors(writeSafetensors(tensors, { epoch: '3', words: 'ä"\n' }))
    expect(read.metadata).toEqual({ epoch: '3', words: 'ä"\n' })
    expect(Object.keys(read.tensors).sort()).toEqual(Object.keys(tensors).sort())
    for (const [name, value] of Object.entries(tensors)) {
      const got = read.tensors[name]
      expect([got.dtype, got.shape]).toEqual([value.dtype, value.shape])
      expect(new Uint8Array(got.data().buffer)).toEqual(new Uint8Array(value.data().buffer))
    }
  })

  test('has PyTorch’s names, and its numbers begin at a multiple of 8', () => {
    const model = new nn.Sequential(new nn.Linear(3, 2, new Random(1)), new nn.ReLU())
    const bytes = writeSafetensors(model.stateDict())
    const length = new DataView(bytes.buffer).getUint32(0, true)
    expect(length % 8).toBe(0)
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
    expect(header).toEqual({
      '0.weight': { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      '0.bias': { dtype: 'F32', shape: [2], data_offsets: [24, 32] },
    })
    const other = new nn.Sequential(new nn.Linear(3, 2, new Random(9)), new nn.ReLU())
    other.loadStateDict(parseSafetensors(bytes).tensors)
    expect(other.parameters()[0].data()).toEqual(model.parameters()[0].data())
  })

  test('other kinds of number become those of the engine', () => {
    const header = {
      half: { dtype: 'F16', shape: [4], data_offsets: [0, 8] },
      brain: { dtype: 'BF16', shape: [2], data_offsets: [8, 12] },
      long: { dtype: 'I64', shape: [1], data_offsets: [12, 20] },
      bytes: { dtype: 'U8', shape: [2], data_offsets: [20, 22] },
      short: { dtype: 'I16', shape: [1], data_offsets: [22, 24] },
    }
    // half: 1, −2, 2⁻²⁴, −∞; bfloat16: 1, −3.5
    const data = Uint8Array.of(
      0,
      0x3c,
      0,
      0xc0,
      1,
      0,
      0,
      0xfc,
      0x80,
      0x3f,
      0x60,
      0xc0,
      0xfe,
      255,
      255,
      255,
      255,
      255,
      255,
      255,
      7,
      255,
      0xff,
      0xff,
    )
    const { tensors } = parseSafetensors(file(header, data))
    expect([...tensors.half.data()]).toEqual([1, -2, 2 ** -24, -Infinity])
    expect([...tensors.brain.data()]).toEqual([1, -3.5])
    expect([
      ...tensors.long.data(),
      ...tensors.bytes.data(),
      ...tensors.short.data(),
    ]).toEqual([-2, 7, 255, -1])
    expect([tensors.half.dtype, tensors.long.dtype]).toEqual(['float32', 'int32'])
  })

  test('may lie in the middle of a larger buffer, and its tensors outlive a scope', () => {
    const bytes = writeSafetensors({ x: tensor([1, 2]) })
    const larger = new Uint8Array(bytes.length + 13)
    larger.set(bytes, 13)
    const read = scope(() => new Map([['file', parseSafetensors(larger.subarray(13))]]))
    expect(read.get('file')?.tensors.x.toArray()).toEqual([1, 2])
  })
})

describe('a broken file is refused with its name, what was expected and what came', () => {
  const x = { dtype: 'F32', shape: [2], data_offsets: [0, 8] }
  const eight = new Uint8Array(8)
  const huge = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x7f, 0x7b, 0x7d)
  const large = { x: { dtype: 'I64', shape: [1], data_offsets: [0, 8] } }
  test.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(), /^broken: expected a safetensors file.* got 0 bytes/],
    [
      'a text',
      new TextEncoder().encode('PK and so on, no tensors'),
      /a header of \d+ bytes, got a file of 24 bytes/,
    ],
    ['a header longer than all memory', huge, /truncated, or no safetensors file/],
    ['no JSON', file('{"x": '), /a header in JSON, an object, got '{"x": '/],
    ['no object', file('[1]'), /an object, got '\[1\]'/],
    [
      'an entry without fields',
      file({ x: 3 }),
      /dtype, shape and data_offsets for 'x', got 3/,
    ],
    [
      'an unknown dtype',
      file({ x: { ...x, dtype: 'F8_E5M2' } }, eight),
      /a dtype for 'x' among F64.* got "F8_E5M2"/,
    ],
    [
      'a dtype that objects have',
      file({ x: { ...x, dtype: 'constructor' } }, eight),
      /a dtype for 'x'/,
    ],
    [
      'a negative size',
      file({ x: { ...x, shape: [-2] } }, eight),
      /a shape of whole numbers ≥ 0 for 'x', got \[-2\]/,
    ],
    [
      'one offset',
      file({ x: { ...x, data_offsets: [0] } }, eight),
      /two data_offsets for 'x'/,
    ],
    [
      'a size that does not fit',
      file({ x: { ...x, shape: [3] } }, eight),
      /12 bytes for 'x' \(3\) F32, got 8/,
    ],
    [
      'truncated data',
      file({ x }, eight.subarray(1)),
      /8 bytes of data, as the header says, got 7: truncated/,
    ],
    ['trailing bytes', file({ x }, new Uint8Array(9)), /got 9: extra bytes/],
    [
      'a gap',
      file({ x: { ...x, data_offsets: [4, 12] } }, new Uint8Array(12)),
      /'x' to begin at byte 0.* got byte 4/,
    ],
    ['an overlap', file({ x, y: x }, eight), /'y' to begin at byte 8.* got byte 0/],
    [
      'notes that are no texts',
      file({ __metadata__: { a: 1 }, x }, eight),
      /__metadata__ to map names to texts/,
    ],
    [
      'a number beyond int32',
      file(large, Uint8Array.of(0, 0, 0, 128, 0, 0, 0, 0)),
      /in 'x'.* got 2147483648/,
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => parseSafetensors(bytes, 'broken')).toThrow(message)
    expect(() => parseSafetensors(bytes, 'broken')).toThrow(DataError)
  })

  test('every truncation and every flipped byte of a header is an error, or another sound file, never something else', () => {
    const whole = writeSafetensors({ a: tensor([1, 2, 3]), b: tensor([[4]]) })
    for (let length = 0; length < whole.length; length++) {
      expect(() => parseSafetensors(whole.subarray(0, length))).toThrow(DataError)
    }
    for (let at = 0; at < whole.length - 16; at++) {
      for (const flip of [1, 0x10, 0x80]) {
        const bad = whole.slice()
        bad[at] ^= flip
        try {
          parseSafetensors(bad)
        } catch (error) {
          expect(error).toBeInstanceOf(DataError)
        }
      }
    }
  })
})

describe('what a reader would refuse is not written', () => {
  test('a tensor named __metadata__, and notes that are no texts', () => {
    expect(() => writeSafetensors({ __metadata__: tensor([1]) })).toThrow(
      /cannot be named __metadata__/,
    )
    expect(() => writeSafetensors({ a: tensor([1]) }, { epochs: 3 } as never)).toThrow(
      /notes are texts, 'epochs' is 3/,
    )
  })

  test('any other name comes back', () => {
    for (const name of ['__proto__', 'constructor', '', '7', 'ä\n"', '\ud800']) {
      const named = Object.fromEntries([[name, tensor([1, 2])]])
      const { tensors } = parseSafetensors(writeSafetensors({ ...named, b: tensor([3]) }))
      expect(
        Object.entries(tensors)
          .map(([key, value]) => [key, value.toArray()])
          .sort(),
      ).toEqual(
        [[name, [1, 2]], ['b', [3]]].sort(), // prettier-ignore
      )
    }
  })
})
