import {
  ArgumentError,
  broadcastShapes,
  grad,
  GradientError,
  noGrad,
  scope,
  ShapeError,
  steps,
} from 'chalkgrad'
import { x, type Rows } from './rows.fixture.ts'

/** Gradients, recording and scopes. */
// prettier-ignore
export const around: Rows = {
  backward: [
    [() => x.backward(), GradientError, 'nothing that led to this tensor requires a gradient'],
  ],
  grad: [
    [() => grad(x.sum(), [x]), GradientError, 'nothing that led to this tensor requires a gradient'],
  ],
  broadcastShapes: [
    [() => broadcastShapes('mine', [2], [3]), ShapeError, 'mine: (2) and (3) do not broadcast'],
  ],
  noGrad: [[() => noGrad(async () => 1), ArgumentError, 'noGrad: the function is async']],
  scope: [
    [() => scope(async () => 1, 'mine'), ArgumentError, 'mine: the function is async'],
  ],
  steps: [
    [() => [...steps(-1)], ArgumentError, 'steps: n must be a whole number ≥ 0, got -1'],
  ],
}
