import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { roomOf } from './rooms.ts'
import { filesBelow, readSource, type Source } from './sources.ts'

/** A folder of the repository as the picture shows it: what is in it, and which folders it takes values from. */
export interface Room {
  name: string
  files: number
  lines: number
  imports: Set<string>
}

/** Every program of the repository: no tests, nothing in another language under the same name ending. */
export function programs(base: string): Source[] {
  const accepted = (path: string): boolean =>
    /\.(ts|vue)$/.test(path) &&
    !/\.test\.ts$|\.d\.ts$|(^|\/)wrong\//.test(path) &&
    !path.startsWith('lib/wasm/assembly/') &&
    !/\.vitepress\/(cache|dist)\//.test(path)
  return ['lib', 'gpu', 'chapters', 'exercises', 'solutions', 'site', '.ci']
    .filter((folder) => existsSync(join(base, folder)))
    .flatMap((folder) =>
      filesBelow(join(base, folder), (path) => accepted(`${folder}/${path}`)).map((path) => `${folder}/${path}`),
    )
    .map((path) => readSource(base, path))
}

/** The rooms with their arrows, lowest first: each stands above all that it imports, as far as arrows do not go round. */
export function rooms(sources: readonly Source[]): Room[][] {
  const byName = new Map<string, Room>()
  for (const { path, text, imports } of sources) {
    const name = roomOf(path)
    const room = byName.get(name) ?? { name, files: 0, lines: 0, imports: new Set() }
    byName.set(name, room)
    room.files++
    room.lines += text.split('\n').length - 1
    for (const { target, value } of imports)
      if (value && target !== undefined && roomOf(target) !== name) room.imports.add(roomOf(target))
  }
  for (const room of byName.values()) for (const name of room.imports) if (!byName.has(name)) room.imports.delete(name)
  return levels(byName)
}

/** Rooms that reach each other stand on one level: their arrows go round. */
function levels(byName: Map<string, Room>): Room[][] {
  const reach = new Map<string, Set<string>>()
  for (const name of byName.keys()) {
    const seen = new Set<string>()
    const visit = (at: string): void => {
      for (const next of byName.get(at)?.imports ?? [])
        if (!seen.has(next)) {
          seen.add(next)
          visit(next)
        }
    }
    visit(name)
    reach.set(name, seen)
  }
  const reaches = (a: string, b: string): boolean => reach.get(a)?.has(b) ?? false
  const below = ({ name }: Room): number => [...(reach.get(name) ?? [])].filter((other) => !reaches(other, name)).length
  const groups: Room[][] = []
  for (const room of [...byName.values()].sort((a, b) => below(a) - below(b) || (a.name < b.name ? -1 : 1))) {
    const round = groups.find(([first]) => reaches(first.name, room.name) && reaches(room.name, first.name))
    if (round) round.push(room)
    else groups.push([room])
  }
  return groups
}

/** The picture as text, and how long the engine is without its halves for Node and for WebAssembly. */
export function picture(base: string): string {
  const groups = rooms(programs(base))
  const width = Math.max(...groups.flat().map(({ name }) => name.length))
  const order = groups.flat().map(({ name }) => name)
  const text = groups.flatMap((group) =>
    group.map(({ name, files, lines, imports }) => {
      const round =
        group.length > 1
          ? ` ↻ ${group
              .map((room) => room.name)
              .filter((other) => imports.has(other))
              .join(', ')}`
          : ''
      const down = order.filter((other) => imports.has(other) && !group.some((room) => room.name === other))
      return `${name.padEnd(width)} ${String(files).padStart(4)} ${String(lines).padStart(6)}  ${down.join(', ')}${round}`.trimEnd()
    }),
  )
  const engine = groups
    .flat()
    .filter(({ name }) => name.startsWith('lib/') && !/^lib\/(node|bench|wasm|cuda)/.test(name))
  const sum = (count: (room: Room) => number): number => engine.reduce((total, room) => total + count(room), 0)
  const arrows = groups.flat().reduce((total, { imports }) => total + imports.size, 0)
  const out = groups
    .flat()
    .filter(({ name }) => name.startsWith('lib/'))
    .flatMap(({ name, imports }) => [...imports].filter((to) => !to.startsWith('lib/')).map((to) => `${name} → ${to}`))
  const cycles = groups.filter((group) => group.length > 1)
  return [
    `${'folder, lowest first'.padEnd(width)} files lines  takes values from (↻: arrows that go round)`,
    ...text,
    '',
    `${order.length} folders, ${arrows} arrows; ${cycles.length === 0 ? 'none goes round' : `round: ${cycles.map((group) => group.map(({ name }) => name).join(' ⇄ ')).join('; ')}`}`,
    `out of lib: ${out.length === 0 ? 'none' : out.join(', ')}`,
    `lib without node, bench and wasm: ${sum(({ files }) => files)} files, ${sum(({ lines }) => lines)} lines`,
  ].join('\n')
}
