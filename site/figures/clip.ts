// The part of a line that lies inside a rectangle: a line that leaves a chart goes to the frame, and comes back from there.
export type Place = readonly [number, number]

export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
}

/** How near to the frame still counts as inside: less than the eye, or a rounded coordinate, can tell. */
const SLACK = 0.01

export const isInside = ([x, y]: Place, { left, right, top, bottom }: Frame): boolean =>
  x >= left - SLACK && x <= right + SLACK && y >= top - SLACK && y <= bottom + SLACK

/**
 * Clips one segment: of its points a + t·(b − a) those stay for which t is above every t where the segment enters one of
 * the frame's four sides, and below every t where it leaves one (Liang and Barsky, 1984).
 */
function clipSegment(a: Place, b: Place, { left, right, top, bottom }: Frame): [Place, Place] | undefined {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  let [enter, leave] = [0, 1]
  // How fast the segment moves towards each side, and how far away that side is.
  for (const [speed, distance] of [
    [-dx, a[0] - left + SLACK],
    [dx, right - a[0] + SLACK],
    [-dy, a[1] - top + SLACK],
    [dy, bottom - a[1] + SLACK],
  ]) {
    if (speed === 0 && distance < 0) return undefined
    if (speed < 0) enter = Math.max(enter, distance / speed)
    if (speed > 0) leave = Math.min(leave, distance / speed)
  }
  if (enter > leave) return undefined
  const along = (t: number): Place => [a[0] + t * dx, a[1] + t * dy]
  return [enter === 0 ? a : along(enter), leave === 1 ? b : along(leave)]
}

/** The pieces of a line through `points` that lie inside the frame. A lone point is a piece of one. */
export function clip(points: readonly Place[], frame: Frame): Place[][] {
  if (points.length === 1) return isInside(points[0], frame) ? [[points[0]]] : []
  const pieces: Place[][] = []
  let end: Place | undefined
  points.slice(1).forEach((to, i) => {
    const segment = clipSegment(points[i], to, frame)
    if (segment === undefined) end = undefined
    else {
      // The same point again: the line has not left the frame in between.
      if (end === segment[0]) pieces[pieces.length - 1].push(segment[1])
      else pieces.push(segment)
      end = segment[1]
    }
  })
  return pieces
}

/** The part of an area that lies inside the frame: cut along one side after the other (Sutherland and Hodgman, 1974). */
export function clipArea(corners: readonly Place[], { left, right, top, bottom }: Frame): Place[] {
  // How far inside of each side a place is; below 0 it is outside.
  const sides: ((place: Place) => number)[] = [
    ([x]) => x - left,
    ([x]) => right - x,
    ([, y]) => y - top,
    ([, y]) => bottom - y,
  ]
  let kept = [...corners]
  for (const depth of sides) {
    kept = kept.flatMap((b, i, all) => {
      const a = all.at(i - 1) ?? b
      const [from, to] = [depth(a), depth(b)]
      const t = from / (from - to)
      const crossing: Place[] = from * to < 0 ? [[a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]] : []
      return to < 0 ? crossing : [...crossing, b]
    })
  }
  return kept
}
