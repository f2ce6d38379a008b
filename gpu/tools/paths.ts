import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package. */
export const home = fileURLToPath(new URL('..', import.meta.url))
export const kernelFolder = join(home, 'kernels')
export const ptxFolder = join(home, 'ptx')

/** The kernel files, without their ending, in alphabetical order. */
export function kernelFiles(): string[] {
  return readdirSync(kernelFolder)
    .filter((name) => name.endsWith('.cu'))
    .map((name) => name.slice(0, -3))
    .sort()
}
