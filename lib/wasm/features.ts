/** A WebAssembly module with one function without arguments or result, of this code. */
function accepts(code: readonly number[]): boolean {
  const body = [0, ...code, 0x0b]
  // prettier-ignore
  return WebAssembly.validate(Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // what every module begins with
    1, 4, 1, 0x60, 0, 0, // one type: () → ()
    3, 2, 1, 0, // one function, of this type
    10, body.length + 2, 1, body.length, ...body,
  ]))
}

const zeros = [0x41, 0, 0xfd, 0x0f] // i32.const 0, i8x16.splat
const drop = 0x1a

/** Has the engine vectors of 128 bits? */
export function hasSimd(): boolean {
  return accepts([...zeros, drop])
}

/** Has it relaxed SIMD, so that it multiplies and adds in one instruction? */
export function hasRelaxedSimd(): boolean {
  return accepts([...zeros, ...zeros, ...zeros, 0xfd, 0x85, 0x02, drop])
}
