export interface Weights {
  w: number
  u: number
  b: number
}

/** The loss, and its gradients for the three weights and for the state in front of the first step. */
export interface Gradients extends Weights {
  loss: number
  h0: number
}

/**
 * Forward, with all states kept. Then from the last step to the first: the gradient of h_t goes through the tanh, whose slope is
 * 1 − h_t², is multiplied by what each weight met there, and goes on through u to h_{t−1}.
 */
export function throughTime(x: readonly number[], h0: number, target: number, { w, u, b }: Weights): Gradients {
  const h = [h0]
  for (const input of x) h.push(Math.tanh(w * input + u * h[h.length - 1] + b))
  let arriving = h[x.length] - target // of h_T
  const found = { loss: 0.5 * arriving ** 2, w: 0, u: 0, b: 0, h0: 0 }
  for (let t = x.length; t >= 1; t--) {
    const inside = arriving * (1 - h[t] ** 2) // of what tanh was given
    found.w += inside * x[t - 1]
    found.u += inside * h[t - 1]
    found.b += inside
    arriving = inside * u
  }
  return { ...found, h0: arriving }
}
