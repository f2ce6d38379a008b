import type { Peer } from '../adapter.ts'

const libraries = [
  ['pytorch', 'PyTorch', 'torch'],
  ['numpy', 'NumPy', 'numpy'],
] as const

/** The work of these is done by python.py beside this file. */
export const peers: Peer[] = libraries.flatMap(([name, title, python]) =>
  [1, 2].map((threads) => ({
    name: `${name}-${threads}`,
    title: `${title}, ${threads} thread${threads > 1 ? 's' : ''}`,
    options: { library: python },
    threads,
    packages: [],
    python,
    importing: threads === 1 ? `import ${python}` : undefined,
  })),
)
