import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import type { MemoryPool } from '../storage/memory.ts'
import { heap, usePool } from '../storage/pool.ts'
import { fusedNames, type Fused } from './fused.ts'
import type { Kernels } from './kernels.ts'
import { reference } from './reference/index.ts'
import { tiled } from './tiled/index.ts'

/** A drop-in: any part of the kernels. What it lacks is done by the reference. */
export interface KernelSet {
  readonly name: string
  readonly kernels: Partial<Kernels>
  /** Whole operations in one pass. What it lacks is composed from the kernels. */
  readonly fused?: Fused
  /** Only there to be compared with others: 'auto' passes it over. */
  readonly forComparison?: boolean
  /**
   * The memory in which these kernels want tensors. Default: ordinary JavaScript memory.
   */
  readonly pool?: MemoryPool
}

const sets = new Map<string, KernelSet>([
  ['reference', { name: 'reference', kernels: reference }],
  ['tiled', tiled],
])
let chosen = 'reference'

/** The kernels in use. The object stays the same; its entries change. */
export const kernels: Kernels = { ...reference }

/** The fused kernels in use, none with the reference. This object stays the same, too. */
export const fused: Fused = {}
const composed = Object.fromEntries(fusedNames.map((name) => [name, undefined]))

/**
 * Adds a set. Slower sets are registered before faster ones.
 *
 * @throws ArgumentError for what is no set, or has a name by which none could be chosen.
 */
export function registerKernels(set: KernelSet): void {
  checkArgument('registerKernels', 'the set', set, 'object')
  checkArgument('registerKernels', 'its name', set.name, 'string')
  if (set.name === '' || set.name === 'auto')
    throw new ArgumentError(
      `registerKernels: a set needs a name of its own, got '${set.name}'${set.name === 'auto' ? ', which chooses the fastest of all sets' : ''}`,
    )
  checkArgument('registerKernels', 'its kernels', set.kernels, 'object')
  sets.set(set.name, set)
}

/** Remembers which sets are registered. Returns what brings them back, and forgets later ones. */
export function rememberKernels(): () => void {
  const before = [...sets]
  return () => {
    sets.clear()
    for (const [name, set] of before) sets.set(name, set)
  }
}

export function kernelSets(): string[] {
  return [...sets.keys()]
}

/** A registered set, for one that builds on it. */
export function kernelSet(name: string): KernelSet | undefined {
  return sets.get(name)
}

export function chosenKernels(): string {
  return chosen
}

/**
 * Chooses a set of kernels by name for all that follows. 'auto' is the fastest: the last
 * that was registered, but for those that are only there for comparison.
 *
 * @throws ArgumentError when no such set is registered.
 */
export function useKernels(name: string): void {
  const fastest = [...sets.values()].findLast((set) => !set.forComparison)
  const set = name === 'auto' ? fastest : sets.get(name)
  if (set === undefined)
    throw new ArgumentError(
      `there are no kernels called ${typeof name === 'string' ? `'${name}'` : describe(name)}; there are ${kernelSets().join(', ')}`,
    )
  Object.assign(kernels, reference, set.kernels)
  Object.assign(fused, composed, set.fused)
  usePool(set.pool ?? heap)
  chosen = set.name
}

/**
 * Which set each kernel in use comes from: a set may build on another, and what it lacks is
 * done by the reference. A fused kernel that it lacks is 'composed'.
 */
export function kernelReport(): Record<string, string> {
  const from = (kernel: unknown, of: (set: KernelSet) => object): string =>
    [...sets.values()].find((set) => Object.values(of(set)).includes(kernel))?.name ??
    chosen
  return Object.fromEntries([
    ...Object.entries(kernels).map(([name, kernel]) => [
      name,
      from(kernel, (set) => set.kernels),
    ]),
    ...fusedNames.map((name) => {
      const kernel = fused[name]
      return [name, kernel ? from(kernel, (set) => set.fused ?? {}) : 'composed']
    }),
  ])
}
