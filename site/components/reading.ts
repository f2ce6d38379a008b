// Where a reader is in the book, and was: kept in the browser across days. A private window keeps nothing, and all works.
import { reactive, readonly, ref } from 'vue'
import { data as parts, type PartPlace } from '../parts.data.ts'
import { isSolved, keptFor, recallSolved } from './solved.ts'

const kept = keptFor('reading')
const last = ref<string>()
const visited = reactive(new Set<string>())

/** The part that was read last, as `tensors/views`. */
export const lastRead = readonly(last)

/** The part at an address of the site, whatever its base, hash or query; undefined where there is none. */
export function partAt(path: string): PartPlace | undefined {
  const [, address = ''] = /([\w-]+\/[\w-]+)(?:\.html)?(?:[#?].*)?$/.exec(path) ?? []
  return parts.find((part) => part.address === address)
}

/** Looks into the browser's storage; once the page is mounted, for it was rendered for somebody who has read nothing. */
export function recallReading(): void {
  last.value = kept.get('last') ?? undefined
  for (const address of (kept.get('visited') ?? '').split(' ')) if (address) visited.add(address)
  for (const { exercises } of parts) exercises.forEach(recallSolved)
}

export function remember({ address }: PartPlace): void {
  visited.add(address)
  last.value = address
  kept.set('last', address)
  kept.set('visited', [...visited].join(' '))
}

/** What the sidebar shows beside the parts: a dot where one has been visited, a tick where its exercises are solved. */
export function marks(words: { read: string; solved: string }): string {
  return parts
    .filter(({ address }) => visited.has(address))
    .map(({ address, exercises }) => {
      const done = exercises.length > 0 && exercises.every(isSolved)
      const [sign, word] = done ? ['✓', words.solved] : ['·', words.read]
      return `.VPSidebar a[href$="/${address}"] .text::after{content:" ${sign}" / " ${word}"}`
    })
    .join('\n')
}
