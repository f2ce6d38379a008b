import { expect, test } from 'vitest'
import { writtenChapters } from './front-matter.ts'
import { neededBy, partPages } from './part-page.ts'
import { cutParts, partsOf, textOf } from './parts.ts'
import { anchorsIn, sectionsOf } from './sections.ts'
import { siteAnchors } from './anchors.ts'
import { readText } from './root.ts'

const text = `---
title: Toy
---

# Toy

What is it?

## One

A word. See [three](#three).

\`\`\`md
## no heading, for it stands in a listing
\`\`\`

### Deeper

<Exercise id="backprop/sum-to" />

## Two {#second}

Two words.

## Three

Three words here.
`
const plan = [
  { address: 'first', from: 'One', title: '' },
  { address: 'rest', from: 'Two', title: 'Two and three' },
]

test('a text is cut where its plan says, and every section is in exactly one part', () => {
  const { opening, parts } = cutParts(text, plan)
  expect(opening.trim()).toBe('# Toy\n\nWhat is it?')
  expect(
    parts.map(({ address, title, sections }) => [
      address,
      title,
      sections.map(({ heading }) => heading),
    ]),
  ).toEqual([
    ['first', 'One', ['One']],
    ['rest', 'Two and three', ['Two', 'Three']],
  ])
  expect(parts.map(({ anchors }) => anchors)).toEqual([
    ['one', 'deeper', 'exercise-backprop-sum-to'],
    ['second', 'three'],
  ])
})

test.each([
  [
    'a section that is not there',
    [{ address: 'first', from: 'Won', title: '' }],
    /no section has that heading. Did you mean One/,
  ],
  ['a section that no part has', plan.slice(1), /no part has 'One'/],
  [
    'parts in another order',
    [plan[0], { address: 'a', from: 'Three', title: '' }, plan[1]],
    /'rest' begins before/,
  ],
  [
    'a part that is named twice',
    [plan[0], { address: 'a', from: 'One', title: '' }],
    /'a' begins before/,
  ],
  [
    'an address that is taken',
    [{ ...plan[0], address: 'whole' }],
    /'whole' is no address for a part/,
  ],
])('refused is %s', (_, wrong, says) => {
  expect(() => cutParts(text, wrong)).toThrow(says)
})

test('a part takes the minutes of its text', () => {
  const long = text.replace('Two words.', 'word '.repeat(1000))
  expect(cutParts(long, plan).parts.map(({ minutes }) => minutes)).toEqual([1, 5])
})

test('a chapter’s parts hold its whole text, each anchor once, and those are the site’s', () => {
  for (const chapter of writtenChapters().filter(({ parts }) => parts.length > 0)) {
    const markdown = readText(`chapters/${chapter.name}/index.md`)
    const { parts } = partsOf(chapter)
    expect(parts.map(({ sections }) => textOf(sections)).join('')).toBe(
      textOf(sectionsOf(markdown).sections),
    )
    const anchors = parts.flatMap(({ anchors }) => anchors)
    expect(new Set(anchors).size, chapter.slug).toBe(anchors.length)
    expect(anchors).toEqual(expect.arrayContaining(siteAnchors(markdown).slice(1)))
    // A title that is also a heading would have its anchor.
    for (const { title, titled, sections } of parts)
      expect(titled || !sections.some(({ heading }) => heading === title), title).toBe(true)
    expect(parts.length, chapter.slug).toBeLessThanOrEqual(10)
  }
})

test('links inside of a chapter lead to an anchor that one of its parts has', () => {
  for (const chapter of writtenChapters()) {
    const markdown = readText(`chapters/${chapter.name}/index.md`)
    const known = anchorsIn(markdown)
    for (const [, anchor] of markdown.matchAll(/\]\(#([^)]+)\)/g))
      expect(known, chapter.slug).toContain(decodeURIComponent(anchor))
  }
})

test('a part is a page: its first heading is the title, what stands below it moves up', () => {
  const chapter = writtenChapters().find(({ slug }) => slug === 'autograd')
  if (!chapter) throw new Error('chapter 3 is gone')
  const pages = partPages(chapter)
  expect(pages[0].name).toBe('opening')
  for (const { name, markdown } of pages) {
    const titles = markdown.replaceAll(/^(`{3,})[^]*?^\1$/gm, '').match(/^# .*$/gm)
    expect(titles, name).toHaveLength(1)
  }
  const value = pages.find(({ name }) => name === 'value')?.markdown ?? ''
  expect(value).toContain('\n# A number that knows how it was made\n')
  expect(value).toMatch(/^<Exercise id="autograd\/[\w-]+" heading="2" \/>$/m)
})

test('of the chapter’s script a page has what it uses', () => {
  const script = `import results from './results.json'
import { data as figures } from './figures.data.ts'
const { metrics } = results.main
const percent = (x) => 100 * x + ' %'`
  expect(neededBy('{{ percent(metrics.loss) }} of figures', script)).not.toContain(
    'figures',
  )
  expect(neededBy('{{ metrics.loss }}', script)).toContain('results.json')
  expect(neededBy('<Figure :svg="figures.curve" />', script)).toBe(
    "import { data as figures } from './figures.data.ts'",
  )
  expect(neededBy('figures and results', script)).toBe('')
  const sizes = "import Sizes from './Sizes.vue'"
  expect(neededBy('Sizes:\n\n<Sizes />', `${script}\n${sizes}`)).toBe(sizes)
})
