import { expect, test } from 'vitest'
import { proseOnly, searched, sectionsFound, searchOptions } from './search.ts'

test('the search sees prose only', () => {
  const page =
    'The slope $x^2$ is\n\n$$\n\\sum_i x_i\n$$\n\n<<< lib/ops/matmul.ts#matmul\n\n```ts\nconst secret = 1\n```\n\n<Demo />\n\nsteep.'
  expect(proseOnly(page).replace(/\s+/g, ' ').trim()).toBe('The slope is steep.')
})

test('of a chapter in parts the parts are searched, neither the list of them nor the whole', () => {
  expect(searched('chapters/01-tensors/index.md', 'all')).toBe('')
  expect(searched('chapters/01-tensors/opening.md', '')).not.toContain('<Parts />')
  expect(searched('chapters/01-tensors/views.md', '')).toContain('# Views: other strides')
  expect(searched('chapters/00-twenty-lines/index.md', 'all')).toBe('all')
  expect(searched('site/source/ops/matmul.md', 'all')).toBe('')
})

test('what is found in a part has the name of its chapter', () => {
  const html =
    '<h1 id="views" tabindex="-1">Views <a class="header-anchor" href="#views">\u200b</a></h1><p>Other strides.</p>' +
    '<h2 id="why" tabindex="-1">Why? <a class="header-anchor" href="#why">\u200b</a></h2><p>No <b>copy</b>.</p>'
  expect([...sectionsFound('chapters/01-tensors/views.md', html)]).toEqual([
    { anchor: 'views', titles: ['Tensors', 'Views'], text: 'Other strides.' },
    { anchor: 'why', titles: ['Tensors', 'Views', 'Why?'], text: 'No copy.' },
  ])
  expect([...sectionsFound('site/glossary.md', html)].map(({ titles }) => titles)).toEqual([
    ['Views'],
    ['Views', 'Why?'],
  ])
})

test('small words do not decide, and explanations come before exercises and the glossary', () => {
  const { processTerm } = searchOptions.miniSearch?.options ?? {}
  expect(['Too', 'is', 'Softmax'].map((term) => processTerm?.(term))).toEqual([null, null, 'softmax'])
  const boost = searchOptions.miniSearch?.searchOptions?.boostDocument
  const weigh = (id: string, term: string) => Number(boost?.(id, term, {}))
  expect(weigh('/book/glossary#softmax', 'softmax')).toBeLessThan(weigh('/book/tensors/views', 'softmax'))
  expect(weigh('/book/training/debugging#exercise-frozen-run', 'nan')).toBeLessThan(1)
  expect(weigh('/book/training/debugging#a-run-that-does-not-learn', 'nan')).toBeGreaterThan(1)
  // They travel to the page as text, so they may name nothing outside of them.
  for (const own of [processTerm, boost])
    expect(() => new Function(`'use strict'; return (${String(own)})('/a', 'b')`)()).not.toThrow()
})

test('a section that does not say what it is about is found by the words of those who ask', () => {
  const html = '<h2 id="too-small-right-too-large">Too small, right, too large <a href="#too-small-right-too-large">#</a></h2><p>Steps of η.</p>' // prettier-ignore
  const [{ text }] = sectionsFound('site/any.md', html)
  expect(text).toMatch(/^Steps of η\. .*learning rate too high/)
})
