// The search index holds prose only. With formulas and listings in it, they would be rendered twice and found as fragments.
import type { DefaultTheme } from 'vitepress'
import { exerciseText, readExercise } from './exercises.ts'
import { glossaryMarkdown } from './glossary-page.ts'

const exerciseTag = /^<Exercise\s+id="([^"]+)"\s*\/>\s*$/gm

export const proseOnly = (source: string): string =>
  source
    .replace(/^(```+)[\s\S]*?^\1\s*$/gm, '')
    .replace(/^::: engine .*\n([\s\S]*?)^:::$/gm, '$1')
    .replace(/^<<<.*$/gm, '')
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/^<Glossary \/>$/m, () => glossaryMarkdown().replace(/^## [^\n]*#words}[\s\S]*$/m, ''))
    .replace(exerciseTag, (_, id: string) => {
      const exercise = readExercise(id)
      return exercise ? exerciseText(exercise).replace(/^(```+)[\s\S]*?^\1\s*$/gm, '') : ''
    })
    .replace(/^<\/?[A-Z][^>]*>$/gm, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '')
    .replace(/\$[^$\n]+\$/g, '')

export const searchOptions: DefaultTheme.LocalSearchOptions = {
  _render: async (source, env, md) => {
    const path = String(env.relativePath ?? '')
    const html = await md.renderAsync(proseOnly(source), env)
    // Source pages are found by the chapter that explains them, not word by word.
    return env.frontmatter?.search === false || path.startsWith('source/') ? '' : html
  },
}
