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
  return { path, text, imports: importsOf(path, text) }
}

/** @throws Error with the parser's message when the file does not parse */
export function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  const found = (specifier: string, at: number, value: boolean): Import => ({
    specifier,
    target: specifier.startsWith('.') ? posix.join(dirname(path), specifier) : undefined,
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
