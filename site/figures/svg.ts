// The small things that the build-time pictures share. Colors come from classes of the site's style sheet, so the pictures
// follow light and dark; they hold no script and no id.
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Coordinates with one decimal: enough for the eye, half the bytes. */
export const at = (value: number): string => String(Math.round(value * 10) / 10)

/** Roughly how wide a text will be: a build has no fonts to ask. */
export const textWidth = (text: string, size: number): number => [...text].length * size * 0.56

export function text(
  x: number,
  y: number,
  content: string,
  size: number,
  classes = 'svg-text',
  anchor = 'middle',
  extra = '',
): string {
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}" class="${classes}"${extra}>${escape(content)}</text>`
}

/** The whole picture. On a narrow screen it shrinks to `least` of its width and scrolls from there on. */
export function picture(width: number, height: number, description: string, body: string, least = 0.62): string {
  const style = `min-width:${Math.round(Math.min(width, Math.max(280, width * least)))}px`
  return `<svg viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" style="${style}" role="img" aria-label="${escape(description)}">${body}</svg>`
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
