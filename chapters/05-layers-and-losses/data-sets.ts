import type { Random } from 'chalkgrad'

/** Points of the plane, all within ±1, and their classes. */
export interface PlaneData {
  /** x0, y0, x1, y1, … */
  points: Float32Array
  /** 0 or 1 for each point. */
  labels: Int32Array
}

type Place = (share: number, label: number, random: Random) => [x: number, y: number]

/** Two half circles that interlock. */
const moons: Place = (share, label) => {
  const angle = Math.PI * share
  return label === 0
    ? [0.55 * Math.cos(angle) - 0.27, 0.55 * Math.sin(angle) - 0.14]
    : [0.27 - 0.55 * Math.cos(angle), 0.14 - 0.55 * Math.sin(angle)]
}

/** Four clouds in the corners; opposite corners belong together. */
const xor: Place = (share, label, random) => {
  const right = share < 0.5
  const up = right === (label === 0)
  return [
    (right ? 0.5 : -0.5) + 0.14 * random.normal(),
    (up ? 0.5 : -0.5) + 0.14 * random.normal(),
  ]
}

/** A disk inside a ring. */
const circles: Place = (share, label, random) => {
  const angle = 2 * Math.PI * share
  const radius = label === 0 ? 0.38 * Math.sqrt(random.uniform()) : 0.75
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** Two arms wound around each other, one and a half turns each. */
const spiral: Place = (share, label) => {
  const angle = 3 * Math.PI * share + label * Math.PI
  const radius = 0.08 + 0.8 * share
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

const places = { moons, xor, circles, spiral }
export type DataSetName = keyof typeof places
export const dataSetNames = Object.keys(places) as DataSetName[]

/** `count` points of a data set, alternating between the classes, with a little noise. */
export function planeData(
  name: DataSetName,
  count: number,
  random: Random,
  noise = 0.05,
): PlaneData {
  const points = new Float32Array(2 * count)
  const labels = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    labels[i] = i % 2
    const [x, y] = places[name](random.uniform(), labels[i], random)
    const within = (value: number) =>
      Math.max(-0.98, Math.min(0.98, value + noise * random.normal()))
    points[2 * i] = within(x)
    points[2 * i + 1] = within(y)
  }
  return { points, labels }
}
