/** Where the engine and PyTorch, each by default, do something else with the same call. Pinned by differences.test.ts. */
export interface Difference {
  what: string
  here: string
  pytorch: string
}

export const differences: Difference[] = [
  { what: '`gelu`', here: "by tanh; `approximate: 'none'` is exact", pytorch: "exact; `approximate='tanh'`" },
  { what: 'comparisons, `isNaN`, `any`, `all`', here: '1 and 0 in the dtype of x', pytorch: 'a bool tensor' },
  { what: 'whole numbers that int32 cannot hold', here: 'refused', pytorch: 'wrap around' },
  { what: 'dtypes that meet', here: 'refused, until one is cast', pytorch: 'the wider one wins' },
  {
    what: '`cast` to int32 of what it cannot hold',
    here: 'wraps around; NaN becomes 0',
    pytorch: 'undefined; it depends on the processor',
  },
  { what: '`sum` of whole numbers', here: 'int32, refused where it cannot hold it', pytorch: 'int64' },
  {
    what: 'gradient of `max` along an axis at a tie',
    here: 'shared equally',
    pytorch: 'to one of them; `amax` shares equally',
  },
  { what: 'division of whole numbers', here: 'refused, until they are cast', pytorch: 'gives float32' },
  { what: 'order of equal numbers in `sort`', here: 'kept', pytorch: 'kept with `stable=True`' },
  { what: 'crossEntropy: where the classes are', here: 'on the last axis', pytorch: 'on axis 1' },
  { what: 'crossEntropy: `ignoreIndex`', here: 'none', pytorch: '−100' },
  { what: 'crossEntropy of one class', here: 'refused', pytorch: '0' },
  { what: 'losses of shapes that differ', here: 'refused', pytorch: 'a warning, then broadcast' },
  { what: 'mean of `klDivLoss`', here: 'over rows', pytorch: "over elements; `'batchmean'` over rows" },
  { what: '`clipGradNorm`', here: 'divides by the norm', pytorch: 'divides by the norm + 10⁻⁶' },
  { what: 'a step without any gradient', here: 'refused', pytorch: 'does nothing' },
  { what: '`cosine` after its last step', here: 'stays at the minimum', pytorch: 'rises again' },
  { what: 'a negative learning rate of a schedule', here: 'refused', pytorch: 'climbs' },
  { what: '`Dropout(1)`', here: 'refused', pytorch: 'gives zeros' },
  { what: 'first weights of `Linear`', here: '`heUniform`, a bias of 0', pytorch: 'uniform in ±1/√in, the bias too' },
  {
    what: 'first weights of `Conv2d`',
    here: '`heUniform`, a bias of 0',
    pytorch: 'uniform in ±1/√fan-in, the bias too',
  },
  {
    what: '`outputPadding` of a transposed convolution',
    here: 'below the stride',
    pytorch: 'below the stride or the dilation',
  },
  { what: 'a letter of `einsum` of size 1 and of another size', here: 'refused', pytorch: 'broadcasts' },
]

/** Where libraries and books disagree with each other, and the engine does as PyTorch does. Pinned, too. */
export interface Convention {
  what: string
  here: string
  elsewhere: string
}

export const conventions: Convention[] = [
  { what: 'divisor of `var` and `std`', here: 'n − 1; `correction: 0` for n', elsewhere: 'n: NumPy, TensorFlow, JAX' },
  {
    what: 'gradient of `maximum` and `minimum` at a tie',
    here: 'half to each',
    elsewhere: 'all to the first: TensorFlow',
  },
  { what: 'gradient of `relu` at 0', here: '0', elsewhere: 'any slope from 0 to 1 is one there' },
  { what: 'gradient of `leakyRelu` at 0', here: 'the slope', elsewhere: 'any from the slope to 1 is one there' },
  { what: 'gradient of `abs` at 0', here: '0', elsewhere: 'any from −1 to 1 is one there' },
  { what: 'gradient of `clamp` at its ends', here: '1', elsewhere: 'any from 0 to 1 is one there' },
  { what: '`momentum` of a batch norm', here: 'the share of the new batch', elsewhere: 'the share of the old: Keras' },
  { what: 'running variance of a batch norm', here: 'divided by n − 1', elsewhere: 'by n: Keras' },
  { what: 'padded cells in `avgPool2d`', here: 'count, as zeros', elsewhere: 'do not count: TensorFlow' },
  { what: 'gradient of `maxPool2d` at a tie', here: 'to the first', elsewhere: 'any shares that add up to 1' },
  { what: "padding `'same'` with a stride", here: 'refused', elsewhere: 'allowed: TensorFlow' },
  { what: '`round` of a half', here: 'to the even number', elsewhere: 'up: JavaScript' },
]
