import type { Piece } from './pieces.ts'
import { running } from './pieces.ts'

/** Which kernels a run on the reader's pieces takes: the flags that say so, and the reason in words. */
export interface Choice {
  flags: string[]
  why: string
}

/**
 * A kernel that the reader wrote is one of the readable loops, the set `reference`: it runs only where that set runs.
 * All other pieces stand above the kernels, and the fastest may compute for them. Who asks for a set gets that one.
 */
export function kernelsFor(pieces: readonly Piece[], asked?: string): Choice {
  const kernels = [...running(pieces).keys()].filter((engineFile) => engineFile.startsWith('lib/kernels/'))
  const own = kernels.join(' and ')
  if (asked !== undefined) {
    const name = asked === 'auto' ? 'the fastest here' : asked
    const rests = own === '' || asked === 'reference' ? '' : `. Your ${own} rests: it belongs to the reference kernels`
    return { flags: [], why: `${name}, as you asked${rests}` }
  }
  return own === ''
    ? { flags: [], why: 'the fastest here, because no piece of yours is a kernel' }
    : {
        flags: ['--kernels', 'reference'],
        why: `reference, because your ${own} is one of them. With --kernels auto the fastest run, without it`,
      }
}
