import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { parseSync } from 'vite'

/** A module and what it imports. Paths are relative to the root that was scanned, with forward slashes. */
export interface Source {
  path: string
  text: string
  imports: Import[]
}

export interface Import {
  /** as written */
  specifier: string
  /** the path it names, when it is relative */
  target: string | undefined
  /** false for `import type` and `export type`, which leave no trace at run time */
  value: boolean
  line: number
}

/** Every file below a folder that a filter accepts, sorted; node_modules and dot-folders are left out. */
export function filesBelow(folder: string, accept: (path: string) => boolean, base = folder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && (!name.startsWith('.') || name === '.vitepress' || name === '.ci'))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path, accept, base)
      const name = relative(base, path).replaceAll('\\', '/')
      return accept(name) ? [name] : []
    })
    .sort()
}

export function readSource(base: string, path: string): Source {
  const text = readFileSync(join(base, path), 'utf8')
  return { path, text, imports: path.endsWith('.vue') ? importsOfVue(path, text) : importsOf(path, text) }
}

/** Of both scripts of a component; the rest is blank, so that the lines stay true. */
function importsOfVue(path: string, text: string): Import[] {
  const scripts = [...text.matchAll(/(?<=<script[^>]*>)[^]*?(?=<\/script>)/g)]
  return scripts.flatMap((match) => {
    const before = text.slice(0, match.index).replaceAll(/[^\n]/g, ' ')
    return importsOf(path.replace(/vue$/, 'ts'), before + match[0])
  })
}

/** Where an import leads below the root: by relative path, or by the names that package.json gives. */
function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(dirname(path), specifier)
  return names[specifier] ?? /^chalkgrad\/(.+)$/.exec(specifier)?.[1].replace(/^.+$/, 'lib/$&.ts')
}
const names: Record<string, string> = {
  chalkgrad: 'lib/index.ts',
  'chalkgrad/node': 'lib/node/index.ts',
  'chalkgrad/conformance': 'lib/conformance/index.ts',
  '#book': 'chapters/book/index.ts',
  '#exercises': 'exercises/runner/index.ts',
  '#wasm': 'lib/wasm/node.ts',
}

/** @throws Error with the parser's message when the file does not parse */
export function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  const found = (specifier: string, at: number, value: boolean): Import => ({
    specifier,
    target: targetOf(path, specifier),
    value,
    line: text.slice(0, at).split('\n').length,
  })
  return [
    // `import { type A }` leaves an import for its side effect; only `import type` leaves none.
    ...module.staticImports.map(({ moduleRequest, start, end }) =>
      found(moduleRequest.value, start, !/^import\s+type\b(?!\s*(,|from\b))/.test(text.slice(start, end))),
    ),
    ...module.staticExports.flatMap(({ entries, start }) => {
      const [first] = entries
      if (!first?.moduleRequest) return []
      return [found(first.moduleRequest.value, start, !/^export\s+type\b/.test(text.slice(start, start + 20)))]
    }),
    ...module.dynamicImports.flatMap(({ moduleRequest, start }) => {
      const literal = /^(['"`])([^'"`$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
      return literal ? [found(literal[2], start, true)] : []
    }),
  ]
}
