/**
 * A WebAssembly module of one function, put together byte by byte: magic number, version,
 * then sections, each with its number and its length. For measurements that no compiler
 * should think about.
 */
export function moduleOf({
  parameters,
  vectors,
  integers = 0,
  body,
}: Code): Uint8Array<ArrayBuffer> {
  const types = Array.from({ length: parameters }, () => i32)
  const locals = [2, ...count(integers), i32, ...count(vectors), v128]
  return Uint8Array.from([
    ...[0, ...letters('asm'), 1, 0, 0, 0],
    ...section(1, [1, 0x60, ...sized(types), 1, f32]), // a type: (i32 …) → f32
    ...section(3, [1, 0]), // one function of that type
    ...section(5, [1, 0, 1]), // one page of memory, 64 KiB
    // What is seen outside: the function and the memory.
    ...section(7, [2, ...sized(letters('run')), 0, 0, ...sized(letters('memory')), 2, 0]),
    ...section(10, [1, ...sized([...locals, ...body, 0x0b])]),
  ])
}

export interface Code {
  /** How many whole numbers it is called with: locals 0, 1, … */
  parameters: number
  /** Further local variables: whole numbers first, then vectors of four float32. */
  integers?: number
  vectors: number
  body: number[]
}

const [i32, f32, v128] = [0x7f, 0x7d, 0x7b]
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** Seven bits a byte; the highest bit says that more follow. */
const count = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...count(n >> 7)])
const sized = (bytes: number[]) => [...count(bytes.length), ...bytes]
const section = (id: number, bytes: number[]) => [id, ...sized(bytes)]

/**
 * A machine of a stack: `get` puts a local variable on top, `add` takes two numbers off and
 * puts one on, `set` takes it off again.
 */
export const get = (local: number) => [0x20, local]
export const set = (local: number) => [0x21, local]
export const number = (value: number) => [
  0x43,
  ...new Uint8Array(Float32Array.of(value).buffer),
]
export const integer = (value: number) => [0x41, ...signed(value)]
export const vector = {
  /** Four times the same number. */
  splat: [0xfd, 0x13],
  mul: [0xfd, 0xe6, 0x01],
  add: [0xfd, 0xe4, 0x01],
  /** x·y + z, rounded once: relaxed SIMD. */
  multiplyAdd: [0xfd, 0x85, 0x02],
  /** The first of the four. */
  first: [0xfd, 0x1f, 0],
  /** Sixteen bytes from memory: from the address on top, plus `offset`. */
  load: (offset: number) => [0xfd, 0, 0, ...count(offset)],
  /** Four bytes from memory, four times. */
  loadSplat: (offset: number) => [0xfd, 9, 0, ...count(offset)],
}
export const move = (local: number, by: number) => [
  ...[...get(local), ...integer(by), 0x6a],
  ...set(local),
]
/** Runs the body as long as this variable, one less each time, is not 0. */
export const repeat = (local: number, body: number[], less = 1) => [
  ...[0x03, 0x40, ...body],
  ...move(local, -less),
  ...[...get(local), 0x0d, 0, 0x0b],
]

function signed(value: number): number[] {
  const low = value & 127
  const rest = value >> 7
  const last = (rest === 0 && low < 64) || (rest === -1 && low >= 64)
  return last ? [low] : [low | 128, ...signed(rest)]
}
