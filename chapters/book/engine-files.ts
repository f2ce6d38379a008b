import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { layerOf, layers } from './layers.ts'
import { forwardSlashes, root } from './root.ts'

/** A folder of the engine and what lies in it; 'lib' stands for the files of `lib/` itself. */
export interface EngineFolder {
  folder: string
  /** `name` below the folder, `file` below `lib/` */
  files: { name: string; file: string }[]
}

/**
 * The files of the engine, as paths below `lib/`: neither tests nor what only tests use
 * (`*.fixture.ts`).
 */
export function engineFiles(base = root): string[] {
  const lib = join(base, 'lib')
  if (!existsSync(lib)) return []
  return readdirSync(lib, { recursive: true })
    .map((path) => forwardSlashes(String(path)))
    .filter((path) => path.endsWith('.ts') && !/\.(test|fixture|d)\.ts$/.test(path))
    .sort()
}

/**
 * The engine's files by folder, lowest layer first. The files of `lib/` itself come where
 * the last of them stands: they lead to all that lies below.
 */
export function engineFolders(base = root): EngineFolder[] {
  const folders = new Map<string, EngineFolder['files']>()
  for (const file of engineFiles(base)) {
    const [folder, ...rest] = file.includes('/') ? file.split('/') : ['lib', file]
    const files = folders.get(folder) ?? []
    folders.set(folder, [...files, { name: rest.join('/'), file }])
  }
  const place = (file: string): number => {
    const layer = layerOf(file)
    return layer === undefined ? layers.length : layers.indexOf(layer)
  }
  return [...folders]
    .map(([folder, files]) => ({ folder, files }))
    .sort((a, b) => highest(a.files, place) - highest(b.files, place))
}

function highest(files: EngineFolder['files'], place: (file: string) => number): number {
  return Math.max(...files.map(({ file }) => place(file)))
}
