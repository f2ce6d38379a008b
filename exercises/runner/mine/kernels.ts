import type { Piece } from './pieces.ts'
import { running } from './pieces.ts'

/** Which kernels a run on the reader's pieces takes: the flags that say so, and the reason in words. */
export interface Choice {
  flags: string[]
  why: string
}

/**
 * A kernel that the reader wrote is one of a set, `reference` or `tiled`, by its folder: it runs only where that set
 * runs. With kernels of several sets, that of the last runs: it is the faster. All other pieces stand above the kernels,
 * and the fastest may compute for them. Who asks for a set gets that one.
 */
export function kernelsFor(pieces: readonly Piece[], asked?: string): Choice {
  const kernels = [...running(pieces).keys()].filter((engineFile) => engineFile.startsWith('lib/kernels/'))
  const setOf = (engineFile: string) => engineFile.split('/')[2]
  const set = setOf(kernels.at(-1) ?? '')
  const own = kernels.filter((engineFile) => setOf(engineFile) === (asked ?? set)).join(' and ')
  const others = kernels.filter((engineFile) => setOf(engineFile) !== (asked ?? set))
  if (asked !== undefined) {
    const name = asked === 'auto' ? 'the fastest here' : asked
    return { flags: [], why: `${name}, as you asked${resting(others.map((file) => [file, setOf(file)]))}` }
  }
  return own === ''
    ? { flags: [], why: 'the fastest here, because no piece of yours is a kernel' }
    : {
        flags: ['--kernels', set],
        why: `${set}, because your ${own} is one of them. With --kernels auto the fastest run, without it${resting(others.map((file) => [file, setOf(file)]))}`,
      }
}

function resting(files: readonly (readonly [file: string, set: string])[]): string {
  return files.map(([file, set]) => `. Your ${file} rests: it belongs to the ${set} kernels`).join('')
}
