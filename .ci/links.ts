import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { hostAnchors } from '../chapters/book/anchors.ts'
import { isMain } from '../chapters/book/main.ts'
import { root } from '../chapters/book/root.ts'
import { report } from './report.ts'
import { filesBelow } from './sources.ts'

/** Links in Markdown files that lead nowhere, and commands in them that package.json does not have. */
export function linkFaults(base: string): string[] {
  const { scripts = {} } = JSON.parse(readFileSync(join(base, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  return filesBelow(base, (path) => path.endsWith('.md')).flatMap((path) => {
    const lines = readFileSync(join(base, path), 'utf8').split('\n')
    return [...deadLinks(base, path, lines), ...unknownCommands(path, lines, Object.keys(scripts))]
  })
}

function deadLinks(base: string, path: string, lines: readonly string[]): string[] {
  return outsideFences(lines).flatMap(({ text, line }) =>
    // Code between backticks is no link, and neither are formulas with brackets.
    [...text.replace(/`[^`]*`|\$[^$]*\$/g, '').matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].flatMap(([, address]) => {
      if (/^([a-z]+:|\/|\{)/i.test(address)) return [] // other hosts need a network; absolute addresses are the site's
      const [file, anchor] = address.split('#')
      const target = file === '' ? path : posix.join(posix.dirname(path), decodeURI(file))
      if (!existsSync(join(base, target))) return [`${path}:${line}: the link ${address} leads to no file`]
      // The pages of the book are checked as they are rendered, by site:check.
      if (!anchor || !target.endsWith('.md') || /^(chapters|site)\//.test(target)) return []
      return hostAnchors(readFileSync(join(base, target), 'utf8')).includes(anchor)
        ? []
        : [`${path}:${line}: ${target} has no heading for the link #${anchor}`]
    }),
  )
}

/** `npm run name` anywhere in the text, listings included. */
function unknownCommands(path: string, lines: readonly string[], scripts: readonly string[]): string[] {
  return lines.flatMap((text, at) =>
    [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)]
      .filter(([, name]) => !scripts.includes(name))
      .map(([, name]) => `${path}:${at + 1}: there is no script for \`npm run ${name}\``),
  )
}

function outsideFences(lines: readonly string[]): { text: string; line: number }[] {
  let fence: string | undefined
  return lines.flatMap((text, at) => {
    const mark = /^\s*(```+|~~~+)/.exec(text)?.[1]
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined
      return []
    }
    return fence === undefined ? [{ text, line: at + 1 }] : []
  })
}

if (isMain(import.meta)) report('links', linkFaults(root))
