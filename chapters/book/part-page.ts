import { parseSync } from 'vite'
import { stringify } from 'yaml'
import type { Chapter } from './chapters.ts'
import { exerciseAnchor } from './exercise.ts'
import { manifest } from './exercises.ts'
import type { FrontMatter } from './front-matter.ts'
import { partsOf, textOf, type Part } from './parts.ts'
import { eachLine } from './sections.ts'

/** A page that is made of a chapter's text: its name, below the chapter's folder, and its Markdown. */
export interface PartPage {
  name: string
  markdown: string
}

/** What the front matter of a part says. */
export interface PartMatter {
  number: number
  of: number
  address: string
  chapter: number
  title: string
  slug: string
  minutes: number
  /** of its exercises */
  atExercises: number
}

/** The pages of a chapter that is read in parts: its opening, with a list of them, and the parts. */
export function partPages(chapter: Chapter & FrontMatter): PartPage[] {
  const { script, opening, parts } = partsOf(chapter)
  if (parts.length === 0) return []
  const moved = parts.flatMap(({ address, anchors }) =>
    anchors.map((anchor) => [anchor, address]),
  )
  const { name: folder, title, description, number, slug, prerequisites } = chapter
  return [
    {
      name: 'opening',
      markdown: page(
        {
          title,
          description,
          folder,
          number,
          slug,
          prerequisites,
          partList: true,
          moved: Object.fromEntries(moved),
        },
        script,
        `${opening.trimEnd()}\n\n## The parts of this chapter\n\n<Parts />\n`,
      ),
    },
    ...parts.map((part, i) => ({
      name: part.address,
      markdown: page(
        {
          title: part.title,
          titleTemplate: `:title · ${title} · Chalkgrad`,
          description: `${title}, part ${i + 1} of ${parts.length}: ${part.title}`,
          folder,
          part: {
            number: i + 1,
            of: parts.length,
            address: part.address,
            chapter: number,
            title,
            slug,
            minutes: part.minutes,
            atExercises: exercisesOfPart(part).reduce((sum, one) => sum + one.minutes, 0),
          } satisfies PartMatter,
          ...(/^<Introduces/m.test(textOf(part.sections))
            ? { introduces: entries(chapter) }
            : {}),
        },
        script,
        markdownOf(part),
      ),
    })),
  ]
}

/** The exercises of a part, with their places on its page. */
export function exercisesOfPart({ exercises }: Pick<Part, 'exercises'>) {
  return manifest
    .filter(({ id }) => exercises.includes(id))
    .map(({ id, title, minutes }) => ({
      id,
      title,
      minutes,
      anchor: exerciseAnchor({ id }),
    }))
}

/** The text of a part as that of a page: its title is a heading of the first level. */
function markdownOf({ title, titled, sections }: Part): string {
  if (!titled) return `# ${title}\n\n${textOf(sections)}`
  const [first, ...others] = sections
  const raised = eachLine(first.text, (line) =>
    line.replace(/^#(#+ )/, '$1').replace(/^(<Exercise\s+id="[^"]+")/, '$1 heading="2"'),
  )
  return raised + textOf(others)
}

function page(matter: object, script: string, body: string): string {
  const needed = neededBy(body, script)
  const tag = needed ? `<script setup>\n${needed}\n</script>\n\n` : ''
  return `---\n${stringify(matter)}---\n\n${tag}${body}`
}

/** The statements of a script that a text uses, itself or through others: figures are a chapter's heaviest part. */
export function neededBy(body: string, script: string): string {
  const inText = body.matchAll(
    /\{\{([^]*?)\}\}|\s(?:v-|[:@#])[\w.:-]*="([^"]*)"|^<([A-Z]\w*)/gm,
  )
  const used = new Set([...inText].flatMap(([, ...found]) => words(found.join(' '))))
  const statements = parseSync('script.ts', script).program.body.map(({ start, end }) =>
    script.slice(start, end),
  )
  const kept = new Set<string>()
  for (let size = -1; size < kept.size;) {
    size = kept.size
    for (const statement of statements) {
      const declared = words(statement.split(/=|\bfrom\b/)[0])
      if (kept.has(statement) || !declared.some((name) => used.has(name))) continue
      kept.add(statement)
      for (const word of words(statement)) used.add(word)
    }
  }
  return statements.filter((statement) => kept.has(statement)).join('\n')
}

const words = (code: string): string[] =>
  (code.match(/[A-Za-z_$][\w$]*/g) ?? []).filter(
    (word) => !/^(?:const|import|as|from)$/.test(word),
  )

function entries({ introduces }: FrontMatter): object[] {
  return introduces.map(({ file, symbol, text }) => ({
    [symbol ? `${file}#${symbol}` : file]: text,
  }))
}
