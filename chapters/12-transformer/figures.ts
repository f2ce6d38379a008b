import { at, box, COLUMN, line, meeting, picture, text } from '../../site/figures/svg.ts'

type Point = readonly [x: number, y: number]

/** A line with a head where it ends. */
function arrow(...points: Point[]): string {
  const [[fromX, fromY], [x, y]] = points.slice(-2)
  const angle = Math.atan2(y - fromY, x - fromX)
  const wing = (turn: number) =>
    `${at(x - 6 * Math.cos(angle + turn))} ${at(y - 6 * Math.sin(angle + turn))}`
  return (
    line(...points) +
    `<path class="svg-axis" d="M${wing(0.45)}L${at(x)} ${at(y)}L${wing(-0.45)}"/>`
  )
}

/** What each word gives to the answer of one of them. */
export function threeWords(
  words: readonly string[],
  weights: readonly number[],
  asks: number,
): string {
  const [width, height, top] = [74, 30, 116]
  const left = (i: number) => 16 + i * 110
  const middle = (i: number) => left(i) + width / 2
  const body = words.flatMap((word, i) => [
    box(left(i), top, width, height, word, i === asks ? 'svg-s2' : 'svg-s1'),
    `<path class="svg-axis" style="stroke-width:${at(0.5 + 12 * weights[i])}" d="M${at(middle(i))} ${top - 18}L${at(middle(asks) + (i - asks) * 22)} 44"/>`,
    text(middle(i), top - 5, weights[i].toFixed(3)),
  ])
  body.push(box(middle(asks) - 60, 12, 120, height, `answer for ${words[asks]}`, 'svg-s2'))
  const told = words.map((word, i) => `${word} ${weights[i].toFixed(3)}`).join(', ')
  return picture(
    COLUMN,
    152,
    `The answer for ${words[asks]} takes ${told}.`,
    body.join(''),
    460,
  )
}

/** A block, pre-norm: the stream, and what reads from it and adds to it. */
export function block(): string {
  const [stream, part] = [70, 226]
  const half = (y: number, name: string, kind: string): string[] => [
    arrow([stream, y + 96], [stream, y + 21]),
    box(part - 40, y + 66, 80, 26, 'norm', 'svg-s3'),
    box(part - 60, y + 20, 120, 28, name, kind),
    // Read, and add.
    arrow([stream, y + 79], [part - 40, y + 79]),
    arrow([part, y + 66], [part, y + 48]),
    arrow([part, y + 20], [part, y + 12], [stream + 9, y + 12]),
    meeting(stream, y + 12, '+'),
  ]
  const body = [
    arrow([stream, 35], [stream, 18]),
    text(stream, 12, 'to the next block'),
    ...half(32, 'MLP', 'svg-s2'),
    ...half(128, 'attention', 'svg-s1'),
    text(stream, 240, 'from the block before'),
    text(part, 240, '(batch, time, width)', 'svg-muted'),
  ]
  const words =
    'The stream goes straight up. Attention reads a normalized copy of it and adds to it; above, the MLP reads a normalized copy and adds.'
  return picture(COLUMN, 248, words, body.join(''), 460)
}
