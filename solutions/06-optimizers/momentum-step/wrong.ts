import { wrong } from '#exercises'

export default wrong({
  'ahead-with-old': {
    why: 'Nesterov looks ahead with the old velocity.',
    replace: [['= faster.', '= velocity.']],
  },
  'old-velocity': {
    why: 'The parameters move with the velocity of the step before.',
    replace: [['* faster[', '* velocity[']],
  },
  'rate-inside': {
    why: 'The learning rate goes into the velocity, and into the step once more.',
    replace: [[`momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + gradient[i])`, `momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + learningRate * gradient[i])`]],
  },
  'rolling-average': {
    why: 'The gradient is multiplied by 1 − momentum: another, slower convention.',
    replace: [[`momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + gradient[i])`, `momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + (1 - momentum) * gradient[i])`]],
  },
  uphill: {
    why: 'The parameters move along the velocity, uphill.',
    replace: [[') => p - learningRate * faster', ') => p + learningRate * faster'], [') => p - learningRate * ahead', ') => p + learningRate * ahead']],
  },
})
