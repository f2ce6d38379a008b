import { arrow, box, COLUMN, line, meeting, picture, text } from '../../site/figures/svg.ts'

/** The worked example: what came in, and what was carried on. */
export function unrolled(inputs: readonly number[], carried: readonly number[]): string {
  const [step, width, top, height] = [96, 46, 34, 34]
  const left = (i: number) => 30 + i * step
  const middle = top + height / 2
  const cells = inputs.flatMap((x, i) => [
    box(left(i), top, width, height, 'tanh', 'svg-s1'),
    arrow([left(i) + width / 2, top + height + 34], [left(i) + width / 2, top + height]),
    text(left(i) + width / 2, top + height + 48, `x = ${x}`),
    arrow([left(i) + width, middle], [left(i + 1), middle]),
    text(left(i) + width + (step - width) / 2, middle - 8, carried[i].toFixed(3)),
  ])
  const body = [
    text(14, middle - 8, '0'),
    arrow([6, middle], [left(0), middle]),
    ...cells,
    text(COLUMN / 2, 14, 'the same w, u and b in each cell'),
  ]
  const words = inputs
    .map((x, i) => `reads ${x}, carries ${carried[i].toFixed(3)} on`)
    .join('; ')
  return picture(COLUMN, 122, `Three cells in a row: ${words}.`, body.join(''), 460)
}

/** The memory's road, and the three gates beside it. */
export function lstmCell(): string {
  const road = 40
  const [forget, add, out] = [70, 160, 262]
  const gates = 128
  const body = [
    text(4, road - 14, 'memory before', 'svg-text', 'start'),
    text(COLUMN - 4, road - 14, 'memory', 'svg-text', 'end'),
    arrow([4, road], [forget - 9, road]),
    meeting(forget, road, '×'),
    arrow([forget + 9, road], [add - 9, road]),
    meeting(add, road, '+'),
    arrow([add + 9, road], [COLUMN - 4, road]),
    // forget
    box(forget - 17, gates, 34, 26, 'f', 'svg-s1'),
    arrow([forget, gates], [forget, road + 9]),
    // write
    box(add - 40, gates, 34, 26, 'i', 'svg-s1'),
    box(add + 6, gates, 34, 26, 'g', 'svg-s2'),
    meeting(add, 88, '×'),
    arrow([add - 23, gates], [add - 23, 88], [add - 9, 88]),
    arrow([add + 23, gates], [add + 23, 88], [add + 9, 88]),
    arrow([add, 79], [add, road + 9]),
    // say
    box(out - 17, gates, 34, 26, 'o', 'svg-s1'),
    meeting(out, 88, '×'),
    arrow([out, gates], [out, 97]),
    arrow([out, road], [out, 79]),
    text(out - 8, 66, 'tanh', 'svg-muted', 'end'),
    arrow([out + 9, 88], [COLUMN - 4, 88]),
    text(COLUMN - 4, 80, 'said', 'svg-text', 'end'),
    // what the gates see
    line([forget, 178], [out, 178]),
    ...[forget, add - 23, add + 23, out].map((x) => arrow([x, 178], [x, gates + 26])),
    text((forget + out) / 2, 196, 'what is read, and what was said last'),
  ]
  const words =
    'The memory goes through a product with the forget gate f and a sum with the product of input gate i and new value g. ' +
    'A product of its tanh with the output gate o is said. All gates see what is read and what was said last.'
  return picture(COLUMN, 204, words, body.join(''), 460)
}
