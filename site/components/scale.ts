export const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))

/** A logarithmic slider has 200 places between `min` and `max`. */
const PLACES = 200
export const toPosition = (value: number, min: number, max: number): number =>
  Math.round((PLACES * Math.log(value / min)) / Math.log(max / min))
export const fromPosition = (position: number, min: number, max: number): number =>
  +(min * (max / min) ** (position / PLACES)).toPrecision(2)
