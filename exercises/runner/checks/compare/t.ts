import { CheckError } from './check-error.ts'
import { equal } from './equal.ts'
import { gradient } from './gradient.ts'
import { near } from './near.ts'
import { throws } from './throws.ts'
import type { Says } from './throws.ts'

/** The comparisons a check may use. All of them refuse NaN and wrong shapes. */
export interface T {
  /** Same shape, every number within `tolerance` (1e-6; relative above 1). */
  near(got: unknown, wanted: unknown, tolerance?: number): void
  /** Exactly the same plain data. */
  equal(got: unknown, wanted: unknown): void
  /** `near` for gradients: its message gives the ratio, which often names the mistake. */
  gradient(got: unknown, wanted: unknown, input?: string, tolerance?: number): void
  /** The call fails with this type of error, and its message names what it should: `{ 'the shape (2)': /2/ }`. */
  throws(call: () => unknown, type: string, says?: Says): Promise<void>
  /** Anything else; the message says what should hold. */
  ok(condition: unknown, message: string): void
}

export const t: T = {
  near,
  equal,
  gradient,
  throws,
  ok(condition, message) {
    // `true` and nothing else: a forgotten await hands in a promise, which is truthy.
    if (condition !== true) throw new CheckError(message, true)
  },
}
