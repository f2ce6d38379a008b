// The small things that the build-time pictures share. Colors come from classes of the site's style sheet, so the pictures
// follow light and dark; they hold no script and no id. Every picture is laid out for a phone, where a unit is a pixel: what fits
// there fits everywhere. A wider screen shows the picture larger, but not its letters.

/** The column of a phone that is 375 px wide. */
export const COLUMN = 327
/** The size of letters on a phone. */
export const LETTER = 11.5
/** Their size on a wider screen, and how wide a picture gets there. */
const WIDE_LETTER = 12.5
const WIDE = 560

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Coordinates with one decimal: enough for the eye, half the bytes. */
export const at = (value: number): string => String(Math.round(value * 10) / 10)

/** Roughly how wide a text will be: a build has no fonts to ask. */
export const textWidth = (text: string, size = LETTER): number => [...text].length * size * 0.56

export function text(
  x: number,
  y: number,
  content: string,
  classes = 'svg-text',
  anchor = 'middle',
  extra = '',
): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" class="${classes}"${extra}>${escape(content)}</text>`
}

/** A box with a word in it; `kind` is a class of a color. */
export function box(x: number, y: number, width: number, height: number, word: string, kind = ''): string {
  const rect = (rest: string) => `<rect x="${at(x)}" y="${at(y)}" width="${width}" height="${height}" rx="4" ${rest}/>`
  const fill = kind ? rect(`class="svg-fill ${kind}" fill-opacity="0.25"`) : ''
  return fill + rect('class="svg-axis"') + text(x + width / 2, y + height / 2 + 4, word)
}

export function line(...points: readonly (readonly [x: number, y: number])[]): string {
  return `<path class="svg-axis" d="M${points.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}"/>`
}

/** A line with a head where it ends. */
export function arrow(...points: readonly (readonly [x: number, y: number])[]): string {
  const [[fromX, fromY], [x, y]] = points.slice(-2)
  const angle = Math.atan2(y - fromY, x - fromX)
  const wing = (turn: number) => `${at(x - 6 * Math.cos(angle + turn))} ${at(y - 6 * Math.sin(angle + turn))}`
  return line(...points) + `<path class="svg-axis" d="M${wing(0.45)}L${at(x)} ${at(y)}L${wing(-0.45)}"/>`
}

/** A circle with a sign in it, where two ways meet. */
export function meeting(x: number, y: number, sign: string): string {
  return `<circle class="svg-axis" cx="${at(x)}" cy="${at(y)}" r="9"/>${text(x, y + 4, sign)}`
}

/** The whole picture, as wide as it is laid out on a phone; `shown`: how wide it may get where there is room. */
export function picture(width: number, height: number, description: string, body: string, shown = width): string {
  if (width > COLUMN + 0.5)
    throw new Error(`picture '${description.slice(0, 60)}': ${at(width)} units wide, but a phone has ${COLUMN}`)
  const wide = Math.max(width, Math.min(WIDE, shown))
  const style = `--narrow:${at(width)}px;--wide:${at(wide)}px;--letter:${at((WIDE_LETTER * width) / wide)}px`
  return `<svg viewBox="0 0 ${at(width)} ${at(height)}" style="${style}" role="img" aria-label="${escape(description)}">${body}</svg>`
}

export interface LegendEntry {
  label: string
  /** Its sign, 26 wide, from this left end and around this height. */
  sign: (left: number, y: number) => string
}

/** A legend above a picture, in as many rows as it needs, and how high it is. */
export function legend(entries: readonly LegendEntry[], left: number, right: number): { body: string; height: number } {
  const ROW = 18
  let [x, y] = [left, 14]
  const drawn = entries.map(({ label, sign }) => {
    const width = 32 + textWidth(label)
    if (x > left && x + width > right) [x, y] = [left, y + ROW]
    const entry = sign(x, y) + text(x + 32, y + 4, label, 'svg-text', 'start')
    x += width + 14
    return entry
  })
  return { body: drawn.join(''), height: entries.length ? y + ROW : 0 }
}

/** A line through points, each as the way from the one before, in tenths: a third shorter than places, and no drift. */
export function polyline(points: readonly (readonly number[])[]): string {
  const tenths = points.map(([x, y]) => [Math.round(10 * x), Math.round(10 * y)])
  const steps = tenths.map(([x, y], i) =>
    i ? `${(x - tenths[i - 1][0]) / 10} ${(y - tenths[i - 1][1]) / 10}` : `M${x / 10} ${y / 10}`,
  )
  return steps.length < 2
    ? (steps[0] ?? '')
    : `${steps[0]}l${steps
        .slice(1)
        .join(' ')
        .replaceAll(' -', '-')
        .replaceAll(/(^|[ -])0\./g, '$1.')}`
}
