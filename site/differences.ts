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
  { what: 'division of whole numbers', here: 'refused, until they are cast', pytorch: 'gives float32' },
  { what: 'order of equal numbers in `sort`', here: 'kept', pytorch: 'kept with `stable=True`' },
  { what: 'crossEntropy: where the classes are', here: 'on the last axis', pytorch: 'on axis 1' },
  { what: 'crossEntropy: `ignoreIndex`', here: 'none', pytorch: '−100' },
  { what: 'crossEntropy of one class', here: 'refused', pytorch: '0' },
  { what: 'losses of shapes that differ', here: 'refused', pytorch: 'a warning, then broadcast' },
  { what: 'mean of `klDivLoss`', here: 'over rows', pytorch: "over elements; `'batchmean'` over rows" },
  { what: '`clipGradNorm`', here: 'divides by the norm', pytorch: 'divides by the norm + 10⁻⁶' },
  { what: '`Dropout(1)`', here: 'refused', pytorch: 'gives zeros' },
  { what: 'first weights of `Linear`', here: '`heUniform`, a bias of 0', pytorch: 'uniform in ±1/√in, the bias too' },
  { what: 'a letter of `einsum` of size 1 and of another size', here: 'refused', pytorch: 'broadcasts' },
]
