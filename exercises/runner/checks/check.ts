import type { T } from './compare/t.ts'

/**
 * The learner's module as a check sees it. It may run here, in a worker, or in a sandbox, so every result may
 * be a promise; only functions cross, and only plain data goes in and out.
 */
export type Remote<Impl> = {
  [Key in keyof Impl as Impl[Key] extends (...args: never[]) => unknown ? Key : never]: Impl[Key] extends (
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Awaited<Result> | Promise<Awaited<Result>>
    : never
}

export type Check<Impl> = (impl: Remote<Impl>, t: T) => Promise<void>

/** Name of a behavior → the function that checks it: `Checks<typeof import('./sum-to.ts')>`. */
export type Checks<Impl> = Record<string, Check<Impl>>
