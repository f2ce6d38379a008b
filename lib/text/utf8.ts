// Every JavaScript engine has them, and the language's own type library leaves them out.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
declare const TextDecoder: new (
  label: 'utf-8',
  options: { ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

const encoder = new TextEncoder()
// "Ignore" is the standard's word for: a byte order mark is text like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Text → UTF-8. Half a surrogate pair is no character, and becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** UTF-8 → text. Bytes that are no UTF-8 become U+FFFD, the replacement character. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** Any bytes, cut into runs that are UTF-8, as texts, and runs that are not, as bytes. */
export function* utf8Runs(bytes: Uint8Array): Generator<string | Uint8Array> {
  let start = 0
  let isText = true
  for (let at = 0; at < bytes.length;) {
    const length = lengthAt(bytes, at)
    if (length > 0 !== isText) {
      if (at > start) yield run(bytes.subarray(start, at), isText)
      start = at
      isText = !isText
    }
    at += Math.max(length, 1)
  }
  if (bytes.length > start) yield run(bytes.subarray(start), isText)
}

function run(bytes: Uint8Array, isText: boolean): string | Uint8Array {
  return isText ? textOf(bytes) : bytes
}

/** How many bytes the character here has, 0 if there is none (The Unicode Standard, table 3-7). */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (at + length > bytes.length) return 0
  // No character has two spellings, none is a surrogate, none lies above U+10FFFF.
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (bytes[at + 1] < lowest || bytes[at + 1] > highest) return 0
  for (let i = 2; i < length; i++) if (bytes[at + i] >> 6 !== 0b10) return 0
  return length
}
