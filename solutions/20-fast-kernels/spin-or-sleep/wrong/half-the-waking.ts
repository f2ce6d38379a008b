// A limit of half the waking time.
export function cost(wait: number, limit: number, wake: number): number {
  return wait <= limit ? wait : limit + wake
}

export function bestCost(wait: number, wake: number): number {
  return Math.min(wait, wake)
}

/**
 * A wait that ends while the thread spins costs `wait`, at most limit / wake times the best. One that ends just after the
 * limit costs limit + wake, and the best is the smaller of limit and wake: that is worse. A longer wait costs no more, and its
 * best is no smaller.
 */
export function worstRatio(limit: number, wake: number): number {
  return (limit + wake) / Math.min(limit, wake)
}

/** 1 + wake / limit falls up to limit = wake, 1 + limit / wake rises from there. */
export function bestLimit(wake: number): number {
  return wake / 2
}
