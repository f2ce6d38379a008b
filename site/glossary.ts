export interface Term {
  term: string
  /** Anchor on the glossary page. */
  id: string
  /** One sentence; may hold `$formulas$` and `code`. */
  meaning: string
  /** The slug of the chapter that defines it. */
  chapter: string
  /** TeX, without dollars. */
  symbol?: string
  here?: string
  pytorch?: string
  keras?: string
}

export const glossary: Term[] = [
  {
    term: 'Tensor',
    id: 'tensor',
    meaning: 'A box of numbers of one kind with a shape.',
    chapter: 'tensors',
    symbol: 'X',
    here: 'tensor([[1, 2]])',
    pytorch: 'torch.tensor',
    keras: 'tf.constant',
  },
]
