import { at, box, COLUMN, line, meeting, picture, text } from '../../site/figures/svg.ts'

/** How high a box is. */
const HIGH = 24

/** A block, drawn from the top down: what stands on the branch, and what on the road. */
export interface BlockPlan {
  name: string
  branch: readonly string[]
  skip: boolean
  /** Behind the sum. */
  behind?: string
}

/** Blocks beside each other, as many as are given: each 150 wide. */
export function block({ name, branch, skip, behind }: BlockPlan): string {
  const [width, left, top, step] = [150, 4, 24, 36]
  const [boxes, middle] = [96, 4 + 48]
  const road = left + boxes + 24
  const rows = branch.map((word, i) =>
    box(
      left,
      top + 18 + i * step,
      boxes,
      HIGH,
      word,
      word.startsWith('conv') ? 'svg-s1' : '',
    ),
  )
  const sum = top + 18 + branch.length * step + 10
  const gaps = branch.map((_, i) =>
    line([middle, top + 6 + i * step + (i ? 0 : 0)], [middle, top + 18 + i * step]),
  )
  const body = [
    text(left, 12, name, 'svg-text', 'start'),
    ...gaps,
    ...rows,
    line([middle, sum - 22], [middle, sum - 9]),
    ...(skip
      ? [
          line([middle, top + 8], [road, top + 8], [road, sum], [middle + 9, sum]),
          meeting(middle, sum, '+'),
        ]
      : [line([middle, sum - 9], [middle, sum + 9])]),
    line([middle, sum + 9], [middle, sum + 22]),
    behind ? box(left, sum + 22, boxes, HIGH, behind) : '',
  ]
  const words = `${name}: ${branch.join(', ')}${skip ? '; what came in is added' : ''}${behind ? `; then ${behind}` : ''}.`
  return picture(width, sum + (behind ? 50 : 26), words, body.join(''), 1.15 * width)
}

/** Four numbers on a line, before and after the norm, and with a weight and a bias. */
export function normed(
  rows: readonly { name: string; values: readonly number[] }[],
): string {
  const [left, right, height] = [10, COLUMN - 10, 58]
  const body = rows.flatMap(({ name, values }, i) => {
    const y = 40 + i * height
    const [low, high] = i === 0 ? [0, 16] : [-4, 4]
    const x = (value: number) => left + ((right - left) * (value - low)) / (high - low)
    const marks = i === 0 ? [0, 4, 8, 12, 16] : [-4, -2, 0, 2, 4]
    return [
      text(2, y - 22, name, 'svg-text', 'start'),
      line([left, y], [right, y]),
      ...marks.flatMap((mark) => [
        line([x(mark), y - 3], [x(mark), y + 3]),
        text(x(mark), y + 16, String(mark).replace('-', '−'), 'svg-muted'),
      ]),
      ...values.map(
        (value) => `<circle class="svg-fill svg-s1" cx="${at(x(value))}" cy="${y}" r="5"/>`,
      ),
    ]
  })
  const words = rows
    .map(
      ({ name, values }) =>
        `${name}: ${values.map((value) => value.toFixed(1)).join(', ')}`,
    )
    .join('; ')
  return picture(COLUMN, rows.length * height + 4, `${words}.`, body.join(''), 440)
}
