import type { Run } from './measure.ts'
import type {
  AdamWork,
  ElementwiseWork,
  GraphWork,
  MatmulWork,
  ReduceWork,
  TrainWork,
} from './works.ts'

/**
 * What a library does of the works. Each method prepares the work and returns one turn of
 * it; a kind that is missing, the library cannot do. `why` says why, by kind.
 */
export interface Adapter {
  version: string
  why?: Partial<Record<string, string>>
  train?(work: TrainWork): Run
  matmul?(work: MatmulWork): Run
  elementwise?(work: ElementwiseWork): Run
  reduce?(work: ReduceWork): Run
  adam?(work: AdamWork): Run
  graph?(work: GraphWork): Run
}

/** Thrown by an adapter that cannot do one work of a kind; the message says why. */
export class CannotDo extends Error {
  override name = 'CannotDo'
}

/** A library, or one way to run it, that the engine is compared with. */
export interface Peer {
  name: string
  title: string
  /** What its adapter is told: which backend, which kernels. */
  options: Record<string, string>
  threads: number
  /** npm packages that it needs, see versions.ts; all in one folder below .peers. */
  packages: readonly string[]
  /** The Python module that it is. */
  python?: string
  /** What must be known to compare its times, by kind of work. */
  notes?: Partial<Record<string, string>>
  /** The program whose start is measured, for `node -e` or `python -c`. */
  importing?: string
}
