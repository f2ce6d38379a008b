import { ArgumentError, DataError } from '../errors.ts'
import { checkState, type StateDict } from '../nn/state-dict.ts'
import { checkArgument } from '../options.ts'
import { byteSize, type Dtype } from '../storage/dtype.ts'
import { keep } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'
import { numbersOf, type ElementType } from './element-types.ts'
import { checkEntry, isRecord, parseHeader } from './safetensors-header.ts'

// Every JavaScript engine has it, and the language's own type library leaves it out.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** What a file holds: tensors by name, and notes beside them. */
export interface Safetensors {
  tensors: StateDict
  metadata: Record<string, string>
}

const names: Record<Dtype, ElementType> = { float32: 'F32', float64: 'F64', int32: 'I32' }

/**
 * The safetensors format (Hugging Face, 2022), which PyTorch's models travel in: the length
 * of a header in 8 bytes, the header as JSON with the dtype, shape and place of each
 * tensor, then all numbers, little-endian, without gaps. Unlike a pickle it cannot run
 * code. Names and layouts of `stateDict()` are PyTorch's already, so weights move both
 * ways.
 *
 * @throws ArgumentError for what a reader would refuse: a tensor named __metadata__, a note
 *   that is no text.
 */
export function writeSafetensors(
  tensors: StateDict,
  metadata: Record<string, string> = {},
): Uint8Array {
  checkState('writeSafetensors', tensors)
  checkArgument('writeSafetensors', 'metadata', metadata, 'object')
  for (const [key, text] of Object.entries(metadata))
    checkArgument('writeSafetensors', `metadata '${key}'`, text, 'string')
  // Wide numbers first, so that every tensor begins at a multiple of its element's size.
  const entries = Object.entries(tensors).sort(
    ([, a], [, b]) => byteSize[b.dtype] - byteSize[a.dtype],
  )
  checkWritable(tensors, metadata)
  const header: [string, unknown][] =
    Object.keys(metadata).length > 0 ? [['__metadata__', metadata]] : []
  let end = 0
  for (const [name, { dtype, shape, size }] of entries) {
    const start = end
    end += size * byteSize[dtype]
    header.push([name, { dtype: names[dtype], shape, data_offsets: [start, end] }])
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)))
  const json = new Uint8Array(8 * Math.ceil(text.length / 8)).fill(0x20) // spaces, so that the numbers begin at a multiple of 8
  json.set(text)

  const bytes = new Uint8Array(8 + json.length + end)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  let at = 8 + json.length
  for (const [, value] of entries) {
    const numbers = value.data() // typed arrays are little-endian on every machine that runs JavaScript
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), at)
    at += numbers.byteLength
  }
  return bytes
}

/**
 * Reads a safetensors file. Half-precision numbers become float32, whole numbers and
 * booleans int32. The tensors outlive the scope that is open.
 *
 * @throws DataError that names the file, what was expected and what came
 */
export function parseSafetensors(
  bytes: Uint8Array,
  name = 'safetensors file',
): Safetensors {
  const fail = (expected: string, got: string): never => {
    throw new DataError(`${name}: expected ${expected}, got ${got}`)
  }
  checkArgument('parseSafetensors', 'the bytes', bytes, Uint8Array)
  if (bytes.length < 8)
    fail(
      'a safetensors file, which starts with the length of its header in 8 bytes',
      `${bytes.length} bytes`,
    )
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = Number(view.getBigUint64(0, true))
  if (length > bytes.length - 8) {
    fail(
      `a header of ${length} bytes`,
      `a file of ${bytes.length} bytes: truncated, or no safetensors file?`,
    )
  }
  const header = parseHeader(bytes.subarray(8, 8 + length), fail)
  const body = bytes.subarray(8 + length)
  const { __metadata__: metadata = {}, ...rest } = header
  if (
    !isRecord(metadata) ||
    Object.values(metadata).some((note) => typeof note !== 'string')
  )
    fail('__metadata__ to map names to texts', JSON.stringify(metadata))

  const entries = Object.entries(rest).map(
    ([key, value]) => [key, checkEntry(key, value, fail)] as const,
  )
  entries.sort(
    ([, a], [, b]) =>
      a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  )
  let end = 0
  for (const [key, { data_offsets }] of entries) {
    if (data_offsets[0] !== end)
      fail(
        `the numbers of '${key}' to begin at byte ${end} of the data, after those before`,
        `byte ${data_offsets[0]}`,
      )
    end = data_offsets[1]
  }
  if (end !== body.length) {
    const cause = end > body.length ? 'truncated?' : 'extra bytes at its end'
    fail(`${end} bytes of data, as the header says`, `${body.length}: ${cause}`)
  }
  const tensors = entries.map(
    ([
      key,
      {
        dtype,
        shape,
        data_offsets: [from, to],
      },
    ]) => {
      const numbers = numbersOf(dtype, body.subarray(from, to), (value) =>
        fail(
          `whole numbers from −2³¹ to 2³¹ − 1 in '${key}', as the engine's int32 holds them`,
          String(value),
        ),
      )
      return [key, keep(tensor(numbers, { shape }))] as const
    },
  )
  return {
    tensors: Object.fromEntries(tensors),
    metadata: metadata as Record<string, string>,
  }
}

function checkWritable(tensors: StateDict, metadata: Record<string, string>): void {
  if (Object.hasOwn(tensors, '__metadata__'))
    throw new ArgumentError(
      'writeSafetensors: a tensor cannot be named __metadata__: the format keeps its notes there',
    )
  const bad = Object.entries(metadata).find(([, note]) => typeof note !== 'string')
  if (bad !== undefined)
    throw new ArgumentError(
      `writeSafetensors: notes are texts, '${bad[0]}' is ${JSON.stringify(bad[1])}: use String(…) or JSON.stringify(…)`,
    )
}
