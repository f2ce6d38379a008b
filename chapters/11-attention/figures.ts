import { arrow, at, box, COLUMN, picture, text } from '../../site/figures/svg.ts'

/** The example of the text: letters are read, then sounds are said, and each is read again. */
export function encoderAndDecoder(
  letters: readonly string[],
  sounds: readonly string[],
): string {
  const [width, height, gap, row] = [30, 26, 10, 62]
  const left = (i: number) => 4 + i * (width + gap)
  const first = letters.length
  const read = ['0', ...sounds.slice(0, -1)]
  const cells = [...letters, ...read].flatMap((what, i) => [
    box(left(i), row, width, height, '', i < first ? 'svg-s1' : 'svg-s2'),
    arrow([left(i) + width / 2, row + height + 22], [left(i) + width / 2, row + height]),
    text(left(i) + width / 2, row + height + 36, what),
    ...(i > 0
      ? [arrow([left(i) - gap, row + height / 2], [left(i), row + height / 2])]
      : []),
  ])
  const said = sounds.flatMap((sound, i) => {
    const x = left(first + i) + width / 2
    return [arrow([x, row], [x, row - 18]), text(x, row - 24, sound)]
  })
  // Where the second sound may look, in an arc above the letters.
  const to = left(first + 1) + width / 2 - 6
  const looks = letters.map((_, i) => {
    const from = left(i) + width / 2
    return `<path class="svg-axis" stroke-dasharray="3 3" d="M${at(from)} ${row}C${at(from)} 6 ${at(to)} 6 ${at(to)} ${row}"/>`
  })
  const body = [
    ...looks,
    ...cells,
    ...said,
    text(left(first / 2) - gap / 2, row + height + 54, 'the encoder reads'),
    text(left(first + read.length / 2) - gap / 2, row + height + 54, 'the decoder says'),
  ]
  const words =
    `An encoder reads ${letters.join(', ')}. One arrow goes from its last cell to the decoder, which reads ${read.join(', ')} ` +
    `and says ${sounds.join(', ')}. Dashed lines go from each letter to the decoder's second step.`
  return picture(COLUMN, 146, words, body.join(''), 460)
}
