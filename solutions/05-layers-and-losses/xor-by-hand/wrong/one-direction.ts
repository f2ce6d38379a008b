// Only x₁ − x₂ above 0 is noticed; −1, 1 is taken for equal.
/** Two layers: hidden = relu(hidden·x + hiddenBias), then output·hidden + outputBias. */
export interface Network {
  hidden: number[][]
  hiddenBias: number[]
  output: number[]
  outputBias: number
}

/**
 * The inputs differ exactly when x₁ − x₂ is not 0: it is 2 or −2 then. A relu keeps one sign, so two of them with opposite
 * weights make the absolute value: |d| = relu(d) + relu(−d), which is 2 for different inputs and 0 for equal ones. Taking
 * away 1 gives +1 and −1.
 */
export function differ(): Network {
  return {
    hidden: [
      [1, -1],
      [1, -1],
    ],
    hiddenBias: [0, 0],
    output: [1, 1],
    outputBias: -1,
  }
}

/**
 * Parity depends only on the sum s = 0, 1, 2, 3, and must be 0, 1, 0, 1 there: a line that zigzags. A relu with bias −k
 * starts at s = k, so it can bend the line there. Up with slope 1, from s = 1 on down (1 − 2 = −1), from s = 2 on up again
 * (−1 + 2 = 1).
 */
export function parity(): Network {
  return {
    hidden: [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
    hiddenBias: [0, -1, -3],
    output: [1, -2, 2],
    outputBias: 0,
  }
}
