/** A handwritten 6 of 28 × 28 pixels, 0 … 1: a stem that bends into a loop. */
export function drawSix(): Float32Array {
  const stem = Array.from({ length: 40 }, (_, i) => {
    const t = i / 39
    // A curve from the top right to the left side of the loop.
    return [(1 - t) ** 2 * 18.5 + 2 * t * (1 - t) * 9.5 + t * t * 8.6, 4 + 13.5 * t]
  })
  const loop = Array.from({ length: 60 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 60
    return [13.9 + 5.3 * Math.cos(angle), 18.2 + 5 * Math.sin(angle)]
  })
  return Float32Array.from({ length: 28 * 28 }, (_, place) => {
    const [x, y] = [place % 28, Math.floor(place / 28)]
    const nearest = Math.min(
      ...[...stem, ...loop].map(([a, b]) => Math.hypot(x - a, y - b)),
    )
    return Math.min(1, Math.max(0, 2 - nearest))
  })
}
