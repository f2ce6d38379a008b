import type { Ui } from './experiment.ts'

/** Says nothing and saves nothing: for tests, and with `short` for the coverage check. */
export function silentUi(short: boolean): Ui {
  return {
    short,
    print() {},
    progress: () => ({ step() {}, end() {} }),
    curve() {},
    save() {},
  }
}
