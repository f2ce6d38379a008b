/** What each rung is called, and what it adds to the one below: without its code, for the page. */
export const rungLabels = [
  { name: 'naive', adds: 'the definition' },
  { name: 'reordered', adds: 'B is walked along its rows' },
  { name: 'tiled', adds: 'each number that is loaded serves four products' },
  { name: 'packed', adds: 'numbers lie in the order in which they are read' },
  { name: 'simd', adds: 'four numbers at once' },
] as const
