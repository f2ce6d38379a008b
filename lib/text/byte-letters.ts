const bytes = Array.from({ length: 256 }, (_, byte) => byte)
const visible = bytes.filter(isVisible)

/**
 * The 256 bytes in GPT-2's order (Radford et al., 2019): first those that can be seen in
 * Latin-1, then the others. The place of a byte here is the id of its token.
 */
export const byteOrder: readonly number[] = [
  ...visible,
  ...bytes.filter((byte) => !isVisible(byte)),
]

/**
 * By id, the letter that stands for a byte in GPT-2's files, which thus hold no space and no
 * line break inside a token: a visible byte is its own, the others go on from U+0100. A
 * space is Ġ, a line break Ċ.
 */
export const letters: readonly string[] = byteOrder.map((byte, id) =>
  String.fromCodePoint(id < visible.length ? byte : 0x100 + id - visible.length),
)

/** The id of each byte: the other way round. */
export const idOfByte = new Int32Array(256)
for (const [id, byte] of byteOrder.entries()) idOfByte[byte] = id

/** Neither a space, nor a control character, nor the soft hyphen. */
function isVisible(byte: number): boolean {
  return (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad)
}
