// Exercise first: the text shows no answer unfolded, and none at all before its own exercise.
import { basename, dirname } from 'node:path'
import { slugOf } from '../../chapters/book/chapters.ts'
import { readText, root } from '../../chapters/book/root.ts'
import { symbolsOfFile } from '../../chapters/book/symbols.ts'
import { readExercise } from '../plugins/exercises.ts'
import { parseQuote } from '../plugins/quotes.ts'

/** What an exercise leaves to the reader: the names of its stub that call `todo`, such as `sumTo` or `Adam.update`. */
function leftOpen(id: string): Set<string> {
  const folder = readExercise(id)?.folder
  if (!folder) return new Set()
  const path = `solutions/${folder}/stub.ts`
  const source = readText(path)
  const symbols = [...symbolsOfFile(path)]
  return new Set(
    symbols.filter(([, { start, end }]) => source.slice(start, end).includes('todo(')).map(([name]) => name),
  )
}

/** Quotes of a chapter's text that answer one of its exercises outside of an `::: engine` box, or in its box but before it. */
export function earlyAnswers(markdown: string, file: string): string[] {
  const slug = slugOf(basename(dirname(file)))
  const lines = markdown.split('\n')
  const places = new Map(
    lines.flatMap((line, at) => [...line.matchAll(/^<Exercise\s+id="([^"]+)"/g)].map(([, id]) => [id, at] as const)),
  )
  const open = [...places].map(([id, at]) => ({ id, at, names: leftOpen(id) }))
  const boxes: string[] = []
  return lines.flatMap((line, at) => {
    if (/^:::+ *\w/.test(line)) boxes.push(/^:::+ *engine +([\w-]+)/.exec(line)?.[1] ?? '')
    else if (/^:::+\s*$/.test(line)) boxes.pop()
    if (!line.startsWith('<<<')) return []
    const { path, symbols } = parseQuote(line.slice(3), `${root}/${file}`)
    if (!path.endsWith('.ts') || path.startsWith('lib/wasm/assembly/')) return []
    const shown = symbols.length ? symbols : exportsOf(path)
    return open.flatMap(({ id, at: place, names }) => {
      const answers = shown.filter((name) => names.has(name))
      const own = boxes.some((name) => `${slug}/${name}` === id)
      if (answers.length === 0 || (boxes.some(Boolean) && (!own || at > place))) return []
      const where = own ? 'before it' : at < place ? 'unfolded before it' : 'unfolded'
      return [`${file}:${at + 1}: ${answers.join(', ')} of ${path} answers the exercise ${id}, ${where}`]
    })
  })
}

/** Of a listing only what it exports can be the answer; its variables may be called anything. */
function exportsOf(path: string): string[] {
  const source = readText(path)
  return [...symbolsOfFile(path)].filter(([, { start }]) => source.startsWith('export ', start)).map(([name]) => name)
}
