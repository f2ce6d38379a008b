/** What the demo shows before it is touched: a network much too large for its 15 points. */
export const usual = {
  width: 64,
  points: 15,
  noise: 0.25,
  weightDecay: 0,
  dropout: 0,
  seed: 1,
}

/** The settings that the buttons bring. */
export const presets = [
  { name: 'Too small', change: { width: 1, weightDecay: 0, dropout: 0, points: 15 } },
  { name: 'Too large', change: { width: 64, weightDecay: 0, dropout: 0, points: 15 } },
  {
    name: 'With weight decay',
    change: { width: 64, weightDecay: 1, dropout: 0, points: 15 },
  },
  { name: 'With dropout', change: { width: 64, weightDecay: 0, dropout: 0.1, points: 15 } },
  { name: 'More points', change: { width: 64, weightDecay: 0, dropout: 0, points: 100 } },
] as const
