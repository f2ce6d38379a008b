import { tensor } from 'chalkgrad'
import type { BeamOptions } from './beam-search.ts'

/** Runs where the learner's file runs. */
export function drive({ beamSearch }: typeof import('./beam-search.ts')) {
  return {
    /** What comes behind a token, as shares: shares[last]. And with what each call of step came. */
    beamSearch(shares: number[][], options: BeamOptions, token = 0) {
      const calls: number[] = []
      const found = beamSearch<null>(
        (state, last) => (calls.push(last), { logProbabilities: shares[last].map(Math.log), state }),
        { state: null, token },
        options,
      )
      return { found, calls }
    },
    /** The shares depend on all that was said: those behind "1 2" are shares['1 2']. The state is that text, frozen. */
    remembering(shares: Record<string, number[]>, options: BeamOptions, asTensor = false) {
      const asked: string[] = []
      const found = beamSearch<{ readonly said: string }>(
        ({ said }, last) => {
          const now = `${said} ${last}`.trim()
          asked.push(now)
          const logs = (shares[now] ?? []).map(Math.log)
          return { logProbabilities: asTensor ? tensor(logs, { dtype: 'float64' }) : logs, state: Object.freeze({ said: now }) } // prettier-ignore
        },
        { state: Object.freeze({ said: '' }), token: 0 },
        options,
      )
      return { found, asked }
    },
  }
}
