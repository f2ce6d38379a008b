/**
 * GPT-2's rule (Radford et al., 2019, section 2.2, and the `encoder.py` published with it): merges
 * never cross from one piece into the next, or `dog`, `dog.` and `dog!` would each become a token
 * of their own. A piece is an English ending after an apostrophe, or a run of letters, of digits,
 * or of anything else, with the one space before it; other white space is a piece of its own,
 * without its last character where a word follows, whose space that may be. White space is
 * Unicode's here, as in the original: JavaScript's \s differs at U+0085 and U+FEFF.
 */
const rule =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu

/** Text → its pieces; joined, they are the text again. */
export function pieces(text: string): string[] {
  return text.match(rule) ?? []
}
