// The parameters move along the velocity, uphill.
/** Where the parameters are, and how fast they move. Both have the same length. */
export interface Moving {
  parameters: number[]
  velocity: number[]
}

/**
 * The new velocity first: the step that is taken already contains the newest gradient. The rate multiplies the velocity
 * when it is used, not the gradient when it goes in, so that a changed rate counts at once.
 */
export function momentumStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + gradient[i])
  return { velocity: faster, parameters: parameters.map((p, i) => p + learningRate * faster[i]) }
}

/** gₜ + momentum · vₜ is the velocity that the next step would have if the slope stayed as it is. */
export function nesterovStep(
  { parameters, velocity }: Moving,
  gradient: number[],
  { learningRate, momentum }: { learningRate: number; momentum: number },
): Moving {
  const faster = velocity.map((v, i) => momentum * v + gradient[i])
  const ahead = faster.map((v, i) => gradient[i] + momentum * v)
  return { velocity: faster, parameters: parameters.map((p, i) => p + learningRate * ahead[i]) }
}
