import { layerOf as layerOfFile, layers, outsideLayers as outside, type Layer } from '../chapters/book/layers.ts'
import { isMain } from '../chapters/book/main.ts'
import { root } from '../chapters/book/root.ts'
import { chapterFaults, isOfEarlierChapter } from './chapter-imports.ts'
import { picture, programs } from './picture.ts'
import { report } from './report.ts'
import { placeOf } from './rooms.ts'
import type { Source } from './sources.ts'

/** All that is wrong with the imports of the repository; empty when all is well. */
export function importFaults(base: string): string[] {
  const sources = programs(base)
  // A fixture is a part of the tests beside it: it may use what they may.
  const engine = sources.filter(({ path }) => path.startsWith('lib/') && !path.endsWith('.fixture.ts'))
  const gpu = sources.filter(({ path }) => path.startsWith('gpu/'))
  const others = sources.filter(({ path }) => !path.startsWith('lib/') && !path.startsWith('gpu/'))
  return [
    ...engine.flatMap(layerFaults),
    ...gpu.flatMap(packageFaults),
    ...others.flatMap(placeFaults),
    ...sources.flatMap(fixtureFaults),
    ...cycles(sources),
    ...chapterFaults(others.filter(({ path }) => /^chapters\/\d/.test(path))),
  ]
}

function layerFaults(source: Source): string[] {
  const own = layerOf(source.path)
  if (own === undefined) return [`${source.path}: '${source.path.split('/')[1]}' is not in the list of layers`]
  return source.imports.flatMap(({ specifier, target, value, line }) => {
    const at = `${source.path}:${line}`
    if (target !== undefined && !target.startsWith('lib/')) return [`${at}: '${specifier}' leaves lib/`]
    if (target === undefined || !specifier.startsWith('.')) {
      if (specifier === '#wasm' || outside.includes(own)) return []
      if (/^chalkgrad(\/|$)/.test(specifier)) return [`${at}: inside lib/, import by relative path, not '${specifier}'`]
      return [`${at}: '${specifier}' may be imported only in ${outside.map((layer) => `lib/${layer}`).join(', ')}`]
    }
    const other = layerOf(target)
    if (other === undefined) return [`${at}: '${specifier}' is in no layer`]
    if (!value || layers.indexOf(other) <= layers.indexOf(own)) return []
    // Whoever makes a tensor brings its methods along. Such an import names no value, so nothing depends on its order.
    if (target === 'lib/methods.ts' && source.text.includes(`\nimport '${specifier}'`)) return []
    return [`${at}: '${specifier}' lies above: ${own} may import values from lower layers only, and ${other} is higher`]
  })
}

/** gpu/ is a package of its own: it knows nothing of the engine and of the book, and its src/ nothing of the rest of it. */
function packageFaults({ path, imports }: Source): string[] {
  const home = path.startsWith('gpu/src/') ? 'gpu/src/' : 'gpu/'
  return imports
    .filter(({ specifier, target }) => (target === undefined ? specifier.startsWith('#') : !target.startsWith(home)))
    .map(({ specifier, line }) => `${path}:${line}: '${specifier}' leaves ${home}`)
}

function layerOf(path: string): Layer | undefined {
  return layerOfFile(path.slice('lib/'.length))
}

/** Outside the engine: no value from a higher place, and none from a later chapter's or another exercise's files. */
function placeFaults({ path, imports }: Source): string[] {
  const from = placeOf(path)
  if (from.height === -1) return [`${path}: '${from.place}' is not in the list of places`]
  return imports.flatMap(({ specifier, target, value, line }) => {
    if (target === undefined || !value || target.startsWith('lib/')) return []
    const to = placeOf(target)
    const at = `${path}:${line}: '${specifier}'`
    if (to.height === -1) return [`${at} is in no place`]
    if (to.height > from.height)
      return [`${at} lies above: ${from.place} may import values from lower places only, and ${to.place} is higher`]
    if (isOfEarlierChapter(target, path)) return []
    if (from.own !== undefined && to.own !== undefined && sameKind(from.place, to.place) && from.own !== to.own)
      return [`${at} is outside the ${from.own.split('/')[0].replace(/s$/, '')}: it belongs to ${to.own}`]
    return []
  })
}

/** A chapter's pages belong to the chapter; an exercise may look at its chapter. */
function sameKind(a: string, b: string): boolean {
  return a.split('/')[0] === b.split('/')[0]
}

/** What only tests use is named so; the site does not publish it as a part of the engine. */
function fixtureFaults({ path, imports }: Source): string[] {
  if (path.endsWith('.fixture.ts')) return []
  return imports
    .filter(({ target }) => target?.endsWith('.fixture.ts'))
    .map(({ specifier, line }) => `${path}:${line}: '${specifier}' is for tests only`)
}

/** An arrow between two layers or places has a direction already. */
function together(a: string, b: string): boolean {
  const [inA, inB] = [a, b].map((path) => path.startsWith('lib/'))
  return inA && inB ? layerOf(a) === layerOf(b) : !inA && !inB && placeOf(a).place === placeOf(b).place
}

/** Chains of value imports within a layer or a place that come back to where they began. Each is reported once. */
function cycles(sources: readonly Source[]): string[] {
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ value, target }) => (value && target !== undefined && together(path, target) ? [target] : [])),
    ]),
  )
  const done = new Set<string>()
  const faults: string[] = []
  const visit = (path: string, trail: string[]): void => {
    const again = trail.indexOf(path)
    if (again !== -1) faults.push(`a cycle of imports: ${[...trail.slice(again), path].join(' → ')}`)
    if (again !== -1 || done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return faults
}

if (isMain(import.meta)) {
  // `--picture [folder]`: the folders and their arrows, also of another commit's folder.
  const [flag, folder = root] = process.argv.slice(2)
  if (flag === '--picture') console.log(picture(folder))
  else report('imports', importFaults(root))
}
