import { noGrad, tensor } from '../../lib/index.ts'
import { at, COLUMN, legend, picture } from '../../site/figures/svg.ts'
import { contour } from './contour.ts'
import { ticks, type Place, type Surface } from './surfaces.ts'

export interface Trail {
  label: string
  places: readonly Place[]
  /** A color of the palette, 1 to 5. */
  color: number
  dashed?: boolean
}

/** Contour lines of a surface with the paths of some optimizers on it, as inline SVG. */
export function surfaceMap(
  surface: Surface,
  description: string,
  trails: readonly Trail[],
  shown = 560,
): string {
  const margin = 1
  const width = COLUMN - 2 * margin
  const { left, right, low, high } = surface.window
  const scale = width / (right - left)
  const height = scale * (high - low)
  const X = (x: number) => scale * (x - left)
  const Y = (y: number) => scale * (high - y)
  const point = ([x, y]: Place) => `${at(X(x))} ${at(Y(y))}`
  const [columns, rows] = [65, 45]
  const { x, y } = ticks(surface.window, columns, rows)
  const grid = noGrad(() => surface.height(tensor(x), tensor(y).unsqueeze(1)).data())
  const rings = surface.levels.map((level) => {
    const pieces = contour(surface, grid, columns, rows, level)
    const lines = joined(pieces.map(([a, b]) => [point(a), point(b)]))
    return `<path class="svg-line" d="${lines.map((line) => `M${line.join('L')}`).join('')}"/>`
  })
  const inReach = ([x, y]: Place) => Math.abs(x) < 50 && Math.abs(y) < 50
  const drawn = trails.map(({ places, color, dashed }) => {
    const seen = places.filter(inReach)
    const dash = dashed ? ' stroke-dasharray="6 4"' : ''
    const dots = seen.slice(0, 30).map(([x, y]) => dot(color, X(x), Y(y)))
    return `<g class="svg-s${color}"><path class="svg-stroke" stroke-width="1.8"${dash} d="M${seen.map(point).join('L')}"/>${dots.join('')}</g>`
  })
  const lowest = surface.lowest.map(
    (place) =>
      `<path class="svg-axis" stroke-width="2.5" transform="translate(${point(place)})" d="M-5 0H5M0 -5V5"/>`,
  )
  const entries = trails.map(({ label, color, dashed }) => ({
    label,
    sign: (start: number, y: number) => {
      const dash = dashed ? ' stroke-dasharray="6 4"' : ''
      return `<g class="svg-s${color}"><path class="svg-stroke" stroke-width="2"${dash} d="M${at(start)} ${y}h26"/>${dot(color, start + 13, y)}</g>`
    },
  }))
  const head = legend(entries, margin, COLUMN)
  const top = head.height + 4
  // A nested svg cuts off what lies outside.
  const inner = `<svg x="${margin}" y="${top}" width="${width}" height="${at(height)}">${rings.join('')}${lowest.join('')}${drawn.join('')}</svg>`
  const frame = `<rect x="${margin}" y="${top}" width="${width}" height="${at(height)}" fill="none" class="svg-line"/>`
  return picture(
    COLUMN,
    top + height + margin,
    description,
    inner + frame + head.body,
    shown,
  )
}

/** Pieces that meet, as one line: the page gets shorter. */
function joined(pieces: readonly (readonly [string, string])[]): string[][] {
  const left = new Set(pieces.filter(([a, b]) => a !== b))
  const lines: string[][] = []
  for (const piece of left) {
    left.delete(piece)
    const line: string[] = [...piece]
    for (let turn = 0; turn < 2; turn++) {
      // Grow at the end as far as it goes, then once more from the other end.
      for (
        let last = line[line.length - 1], next = touching(left, last);
        next;
        next = touching(left, last)
      ) {
        left.delete(next)
        last = next[0] === last ? next[1] : next[0]
        line.push(last)
      }
      line.reverse()
    }
    lines.push(line)
  }
  return lines
}

function touching<T extends readonly [string, string]>(
  pieces: Set<T>,
  end: string,
): T | undefined {
  for (const piece of pieces) if (piece[0] === end || piece[1] === end) return piece
  return undefined
}

/** The shape goes with the color, so that the picture can be read without color. */
function dot(color: number, x: number, y: number): string {
  if (color === 2)
    return `<rect class="svg-fill" x="${at(x - 2.3)}" y="${at(y - 2.3)}" width="4.6" height="4.6"/>`
  if (color === 3) return `<path class="svg-fill" d="M${at(x)} ${at(y - 3.2)}l3 5.4h-6z"/>`
  if (color === 4)
    return `<path class="svg-fill" d="M${at(x)} ${at(y - 3)}l3 3l-3 3l-3 -3z"/>`
  return `<circle class="svg-fill" cx="${at(x)}" cy="${at(y)}" r="2.3"/>`
}
