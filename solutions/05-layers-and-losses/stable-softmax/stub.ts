import { todo } from '#exercises'

/**
 * ln Σ exp(zᵢ), also where exp(zᵢ) is larger than any number that a computer holds, or smaller.
 *
 * - z: one number or more
 *
 * Example: exp(1000) overflows, yet
 *
 *     logSumExp([1000, 1000])    // 1000.693…, which is 1000 + ln 2
 */
export function logSumExp(z: number[]): number {
  return todo('stable-softmax')
}

/**
 * exp(zᵢ) / Σ exp(zⱼ): positive numbers that add up to 1.
 *
 *     softmax([0, 0])            // [0.5, 0.5]
 *     softmax([1001, 1000])      // [0.731…, 0.268…]
 */
export function softmax(z: number[]): number[] {
  return todo('stable-softmax')
}

/**
 * ln softmax(z), right even where the probability itself is too small for a number.
 *
 *     logSoftmax([0, -2000])     // [0, -2000]
 */
export function logSoftmax(z: number[]): number[] {
  return todo('stable-softmax')
}
