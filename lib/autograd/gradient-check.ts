import { ArgumentError, DtypeError, GradientError } from '../errors.ts'
import { checkArgument, checkList, checkOptions } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { scope } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { grad } from './backward.ts'
import { withRecording } from './grad-mode.ts'

export interface GradientCheckOptions {
  /** Half the distance between the two points of a central difference. Default 1e-6. */
  epsilon?: number
  /**
   * How far the two may differ, relative to the larger when that is above 1. Default 1e-6.
   */
  tolerance?: number
}

export interface GradientCheckResult {
  /** Elements compared, over all inputs. */
  checked: number
  /** The largest difference found. */
  maxError: number
}

/**
 * Compares the gradient of `fn` by backward with the numeric one, (f(x + ε) − f(x − ε)) /
 * 2ε, for every element of every input. An output of several numbers is made one by a
 * weighted sum with fixed, uneven weights, so that no element's mistake can cancel
 * another's.
 *
 * @throws DtypeError unless all inputs are float64: in float32 the difference of two near
 *   numbers has few true digits.
 * @throws GradientError at the first element that differs: which input, which element, both
 *   values and their ratio.
 */
export function gradientCheck(
  fn: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  options: GradientCheckOptions = {},
): GradientCheckResult {
  checkArgument('gradientCheck', 'fn', fn, 'function')
  checkList('gradientCheck', 'inputs', inputs, Tensor)
  if (inputs.length === 0)
    throw new ArgumentError(
      'gradientCheck: there is no input whose gradient is to be checked',
    )
  checkOptions('gradientCheck', options, { epsilon: 'number', tolerance: 'number' })
  const { epsilon = 1e-6, tolerance = 1e-6 } = options
  for (const [i, x] of inputs.entries()) {
    if (x.dtype !== 'float64')
      throw new DtypeError(
        `gradientCheck: input ${i} ${formatShape(x.shape)} is ${x.dtype}: use float64, float32 has too few digits`,
      )
  }
  const loss = (values: readonly Tensor[]): Tensor => {
    const output = fn(...values)
    checkArgument('gradientCheck', 'what fn gives', output, Tensor)
    return output.mul(unevenWeights(output)).sum()
  }
  const compare = (): GradientCheckResult => {
    const leaves = inputs.map((x) =>
      tensor(x.data(), { shape: x.shape, requiresGrad: true }),
    )
    const analytic = grad(loss(leaves), leaves, { allowUnused: true }).map((g) => g.data())
    let [checked, maxError] = [0, 0]
    for (const [i, leaf] of leaves.entries()) {
      for (let element = 0; element < leaf.size; element++) {
        const at = (shift: number): number =>
          scope(() => {
            const moved = leaf.data()
            moved[element] += shift
            return loss(
              leaves.map((x, k) =>
                k === i ? tensor(moved, { shape: leaf.shape }) : x.detach(),
              ),
            ).item()
          })
        const expected = (at(epsilon) - at(-epsilon)) / (2 * epsilon)
        const got = analytic[i][element]
        const error =
          Math.abs(got - expected) / Math.max(1, Math.abs(got), Math.abs(expected))
        // Written so that a NaN fails.
        if (!(error <= tolerance)) throw mismatch(i, leaf, element, got, expected)
        maxError = Math.max(maxError, error)
        checked++
      }
    }
    return { checked, maxError }
  }
  return withRecording(true, () => scope(compare, 'gradientCheck'))
}

/**
 * Fixed numbers between 0.5 and 1.5 without a pattern that a wrong gradient could share.
 */
function unevenWeights(x: Tensor): Tensor {
  const weights = Float64Array.from(
    { length: x.size },
    (_, i) => 1 + 0.5 * Math.sin(12.9898 * (i + 1)),
  )
  return tensor(weights, { shape: x.shape })
}

function mismatch(
  input: number,
  x: Tensor,
  element: number,
  got: number,
  expected: number,
): GradientError {
  const ratio = got / expected
  const place: number[] = []
  for (let axis = x.rank - 1, rest = element; axis >= 0; axis--) {
    place.unshift(rest % x.shape[axis])
    rest = Math.floor(rest / x.shape[axis])
  }
  const near = (value: number): boolean => Math.abs(ratio - value) < 1e-3
  const advice = near(-1)
    ? ': the sign is flipped'
    : near(2)
      ? ': twice too large, is it added twice?'
      : near(0.5)
        ? ': half, is a factor 2 missing?'
        : ''
  return new GradientError(
    `gradientCheck: input ${input} ${formatShape(x.shape)}, element [${place.join(', ')}]: backward gives ${got}, ` +
      `the numeric gradient is ${expected}, ratio ${ratio.toPrecision(4)}${advice}`,
  )
}
