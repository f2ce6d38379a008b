// The exercises as the pages see them at build time: the manifest's entry and the starter code.
import { existsSync, readdirSync } from 'node:fs'
import { transform } from 'sucrase'
import { strings } from '../strings.ts'
import { splitStarter, type Starter } from '../components/task.ts'
import { readText, root, slugOf } from './paths.ts'

export interface ExerciseEntry {
  id: string
  title: string
  level: 'try' | 'build' | 'stretch'
  points: number
  minutes: number
}
export interface ExercisePage extends ExerciseEntry {
  /** `04-backprop/sum-to`: the folder below `exercises/` and `solutions/`. */
  folder: string
  /** Of its heading: `exercise-backprop-sum-to`. */
  anchor: string
  starter: Starter
}

/** The manifest of a chapter is plain data in a .ts file: take the types off and read its default export. */
function readManifest(path: string): ExerciseEntry[] {
  const code = transform(readText(path), { transforms: ['typescript', 'imports'] }).code
  const exports: { default?: unknown } = {}
  new Function('exports', 'require', code)(exports, (name: string) => {
    throw new Error(`${path} imports a value from ${name}; a manifest is data only`)
  })
  return Array.isArray(exports.default) ? exports.default : []
}

/** The exercise with an id such as `backprop/sum-to`, or undefined when there is none yet. */
export function readExercise(id: string): ExercisePage | undefined {
  const [slug, name] = id.split('/')
  if (!existsSync(`${root}/exercises`)) return undefined
  const chapter = readdirSync(`${root}/exercises`).find((folder) => /^\d\d-/.test(folder) && slugOf(folder) === slug)
  if (!chapter || !name || !existsSync(`${root}/exercises/${chapter}/${name}/checks.ts`)) return undefined
  const manifest = `exercises/${chapter}/manifest.ts`
  const entries = existsSync(`${root}/${manifest}`) ? readManifest(manifest) : []
  const entry = entries.find((candidate) => candidate.id === id || candidate.id === name)
  if (!entry) return undefined
  const folder = `${chapter}/${name}`
  const stub = `solutions/${folder}/stub.ts`
  const starter = splitStarter(readText(existsSync(`${root}/${stub}`) ? stub : `exercises/${folder}/${name}.ts`))
  return { ...entry, id, folder, anchor: `exercise-${id.replace('/', '-')}`, starter }
}

/** The exercise as Markdown: its heading, and its task as the starter's comments say it. */
export function exerciseText({ title, anchor, starter: { intro, tasks } }: ExercisePage): string {
  const named = tasks.map(({ name, text }) =>
    tasks.length > 1 && !text.startsWith(name) ? `**\`${name}\`** ${text}` : text,
  )
  return [`### ${strings.exercise.heading}: ${title} {#${anchor}}`, intro, ...named].filter(Boolean).join('\n\n')
}
