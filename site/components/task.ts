// A starter file, taken apart for the page: the task is read as text, the code is what the editor holds. In the terminal the
// same task stands above the code as its comment.

/** What is to be written: the name of a function or class, and its doc comment as Markdown. */
export interface Task {
  name: string
  text: string
}
export interface Starter {
  /** What is said before the first task, if anything. */
  intro: string
  tasks: Task[]
  code: string
}

/** A doc comment without its stars; what is indented by four becomes a listing. */
function markdownOf(comment: string): string {
  const lines = comment
    .replace(/^\/\*+\s?|\s*\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
  return lines
    .join('\n')
    .trim()
    .replace(/(?<=\n\n)(?: {4}.*(?:\n+(?= {4}))?)+/g, (block) => {
      const code = block.replace(/^ {4}/gm, '').trimEnd()
      return `\`\`\`${/\w\(.*\/\/|^(?:const|import) /m.test(code) ? 'ts' : 'txt'}\n${code}\n\`\`\``
    })
}

const comments = /^([ \t]*)\/\*[\s\S]*?\*\/\n/gm
const declaration = /^export (?:default )?(?:async )?(?:function\*?|class|const) (\w+)/
const member = /^[ \t]+(?:(?:protected|private|public|override|static|async|get) )*\*?(\w+)\(/

/** Comments that stand above what calls `todo` are tasks; comments of what is given stay with it. */
export function splitStarter(source: string): Starter {
  const starter: Starter = { intro: '', tasks: [], code: '' }
  const code = source.replaceAll('\r\n', '\n').replace(comments, (comment: string, indent: string, at, whole) => {
    const text = markdownOf(comment.trim())
    if (!indent && !comment.startsWith('/**')) {
      starter.intro += (starter.intro && '\n\n') + text
      return ''
    }
    const below = whole.slice(at + comment.length)
    const name = (indent ? member : declaration).exec(below)?.[1]
    const end = below.indexOf(`\n${indent}}\n`)
    if (!name || !below.slice(0, end < 0 ? undefined : end).includes('todo(')) return comment
    starter.tasks.push({ name, text })
    return ''
  })
  starter.code = code.replace(/\n{3,}/g, '\n\n').trim() + '\n'
  return starter
}
