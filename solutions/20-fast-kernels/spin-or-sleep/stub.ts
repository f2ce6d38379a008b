import { todo } from '#exercises'

/**
 * What waiting costs a thread, in microseconds of a processor's
 * time. It spins, asking again and again, for at most `limit`; if
 * the work has not come by then, it goes to sleep, and being
 * woken costs `wake`, however long it sleeps.
 *
 *     cost(30, 100, 50)     // 30: it came in time
 *     cost(500, 100, 50)    // 150: 100 in vain, 50 to wake
 *     cost(100, 100, 50)    // 100: at the last moment
 */
export function cost(wait: number, limit: number, wake: number): number {
  return todo('cost')
}

/**
 * The least that this wait could have cost somebody who knew
 * beforehand how long it would be: spin to the end, or sleep at
 * once.
 */
export function bestCost(wait: number, wake: number): number {
  return todo('bestCost')
}

/**
 * How many times the best cost a thread pays in the worst case,
 * over all waits longer than 0, when it spins for at most
 * `limit`. Find the worst wait with a pencil first. `limit` and
 * `wake` are above 0.
 *
 *     worstRatio(100, 50)   // 3
 */
export function worstRatio(limit: number, wake: number): number {
  return todo('worstRatio')
}

/**
 * The limit whose worst case is best. Its worst ratio is 2, and
 * no limit has a smaller one.
 */
export function bestLimit(wake: number): number {
  return todo('bestLimit')
}
