import { wrong } from '#exercises'

export default wrong({
  'ahead-with-old': {
    why: 'Looks ahead before it updates the velocity, so Nesterov goes ahead with the old one.',
    replace: [['= faster.', '= velocity.']],
  },
  'old-velocity': {
    why: 'Moves first and updates the velocity afterwards: each step uses the velocity of the step before.',
    replace: [['* faster[', '* velocity[']],
  },
  'rate-inside': {
    why: 'Knows both conventions and uses both: the learning rate goes into the velocity, and into the step once more.',
    replace: [
      [
        `momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + gradient[i])`,
        `momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + learningRate * gradient[i])`,
      ],
    ],
  },
  'rolling-average': {
    why: 'Writes a rolling average, as Adam does: the gradient is multiplied by 1 − momentum.',
    replace: [
      [
        `momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + gradient[i])`,
        `momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + (1 - momentum) * gradient[i])`,
      ],
    ],
  },
  uphill: {
    why: 'Forgets that the velocity points along the gradient, which leads uphill.',
    replace: [
      [') => p - learningRate * faster', ') => p + learningRate * faster'],
      [') => p - learningRate * ahead', ') => p + learningRate * ahead'],
    ],
  },
})
