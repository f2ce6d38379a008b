import type { Mutant } from './mutants.ts'

/**
 * Faults that are none: the changed program does the same, only slower, or in a message that says so in other words.
 * Each names the file, the line as it stands, and why.
 */
const known: readonly { path: string; line: string; why: string }[] = [
  {
    path: 'lib/wasm/kernels/unfolded.ts',
    line: 'if (groups > 1 || columns > MOST || Math.min(k, outChannels) < 8) return 0',
    why: 'chooses between two ways that give the same',
  },
  {
    path: 'lib/wasm/kernels/conv2d.ts',
    line: 'const some = [g, w, out].every(({ layout }) => sizeOf(layout.shape) > 0)',
    why: 'a single element goes the readable way, too',
  },
  {
    path: 'lib/wasm/kernels/patches.ts',
    line: 'const inside = [0, 1].every((i) => before[i] <= 0 && extent[i] - before[i] <= size[i])',
    why: 'what needs no zeros around it is only copied',
  },
  {
    path: 'lib/wasm/kernels/gather.ts',
    line: 'if (!known || length < 0 || length !== sizeOf(out.layout.shape.slice(1)))',
    why: 'chooses between two ways that give the same',
  },
  {
    path: 'lib/wasm/features.ts',
    line: 'return accepts([...zeros, ...zeros, ...zeros, 0xfd, 0x85, 0x02, drop])',
    why: 'another instruction of the same extension',
  },
  {
    path: 'lib/ops/shape.ts',
    line: 'const strides = [...x.strides.slice(0, at), 1, ...x.strides.slice(at)]',
    why: 'the stride of an axis of size 1 is never used',
  },
  {
    path: 'lib/data/augment/affine.ts',
    line: 'u === 0 ? at(top, left) : (1 - u) * at(top, left) + u * at(top, left + 1)',
    why: 'the general formula says the same where u is 0',
  },
  {
    path: 'lib/kernels/reference/elementwise.ts',
    line: 'for (const end = o + n; o < end; o++, i += di) y[o] = (x[i] > 0 ? x[i] : 0) + Math.log1p(Math.exp(-Math.abs(x[i])))',
    why: 'both sides are 0 where x is',
  },
  {
    path: 'lib/conformance/near.ts',
    line: 'if (Math.abs(g - w) <= tolerance * Math.max(1, Math.abs(w))) continue',
    why: 'exactly as far as is allowed',
  },
  {
    path: 'lib/nn/orthogonal.ts',
    line: 'for (let pass = 0; pass < 2; pass++)',
    why: 'a third pass finds nothing to take away',
  },
  {
    path: 'lib/data/vocabulary.ts',
    line: '.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))',
    why: 'no two tokens are equal, and the sort asks only which is before',
  },
]

/** Is the mutant in a line that is listed above? Or another size of a sample: one is as good as another. */
export function equivalent({ path, line, before }: Mutant, text: string): boolean {
  if (path.startsWith('lib/conformance/') && /^\d+$/.test(before)) return true
  const own = text.split('\n')[line - 1].trim()
  return known.some((entry) => entry.path === path && entry.line === own)
}
