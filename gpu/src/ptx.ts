/**
 * What a kernel takes at one place: an address on the device, a number, or the bytes of a struct that is passed by
 * value.
 */
export type ParameterKind =
  { kind: 'buffer' } | { kind: 'i32' } | { kind: 'f32' } | { kind: 'f64' } | { kind: 'bytes'; size: number }

/** The parameters of every kernel of a module, in their order. */
export type Signatures = Map<string, ParameterKind[]>

/**
 * Reads the kernels of a module and what they take from its PTX, the text that the compiler makes for the driver. In
 * PTX an address is a .u64, an int is a .u32 and a struct is an array of .b8; a kernel here takes 64-bit integers
 * nowhere, so every .u64 is an address.
 */
export function readSignatures(ptx: string): Signatures {
  const signatures: Signatures = new Map()
  for (const [, name, list] of ptx.matchAll(/\.entry\s+([\w$]+)\s*(?:\(([^)]*)\))?/g)) {
    const parameters = (list ?? '').matchAll(
      /\.param\s+(?:\.align\s+\d+\s+)?\.(\w+)\s+(?:\.ptr\s+(?:\.\w+\s+)?(?:\.align\s+\d+\s+)?)?[\w$]+(?:\[(\d+)\])?/g,
    )
    signatures.set(
      name,
      [...parameters].map(([text, type, size]) => parameterKind(name, text, type, size)),
    )
  }
  return signatures
}

function parameterKind(kernel: string, text: string, type: string, size: string | undefined): ParameterKind {
  if (size !== undefined) return { kind: 'bytes', size: Number(size) }
  if (/^[usb]64$/.test(type)) return { kind: 'buffer' }
  // nvcc writes .u32 for int and for unsigned alike.
  if (/^[usb]32$/.test(type)) return { kind: 'i32' }
  if (type === 'f32' || type === 'f64') return { kind: type }
  throw new Error(`${kernel}: a parameter of this kind is not supported: ${text}`)
}
