// Exercise first: what the engine does for an exercise stands behind it, folded until it is solved.
//   ::: engine sum-to
//   <<< lib/ops/reduce.ts#sumTo
//   :::
// The name is that of the chapter's exercise. On paper and without JavaScript everything is shown: components/EngineVersion.vue.
import { posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { slugOf } from '../../chapters/book/chapters.ts'
import { forwardSlashes } from '../../chapters/book/root.ts'
import { readExercise } from './exercises.ts'

const opening = /^:::+ *engine +([\w-]+)\s*$/

export function engineVersionPlugin(md: MarkdownRenderer): void {
  md.block.ruler.before(
    'fence',
    'engine_version',
    (state, start, end, silent) => {
      const line = (i: number): string => state.src.slice(state.bMarks[i] + state.tShift[i], state.eMarks[i]).trim()
      const name = opening.exec(line(start))?.[1]
      if (!name) return false
      if (silent) return true
      const from = forwardSlashes(String(state.env.realPath ?? state.env.path ?? ''))
      const id = `${slugOf(posix.basename(posix.dirname(from)))}/${name}`
      if (!readExercise(id)) throw new Error(`${from}: '::: engine ${name}' names no exercise; ${id} does not exist`)
      let last = start + 1
      // Boxes inside have an end of their own.
      for (let depth = 0; last < end && (depth > 0 || !/^:::+$/.test(line(last))); last++) {
        if (/^:::+ *\w/.test(line(last))) depth++
        else if (/^:::+$/.test(line(last))) depth--
      }
      if (last >= end) throw new Error(`${from}: '::: engine ${name}' has no end`)
      const html = (content: string): void => {
        state.push('html_block', '', 0).content = content
      }
      html(`<EngineVersion id="${id}">\n`)
      state.md.block.tokenize(state, start + 1, last)
      html('</EngineVersion>\n')
      state.line = last + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}
