import { expect, test } from 'vitest'
import { readingMinutes } from './minutes.ts'

const words = (count: number) => 'word '.repeat(count)

test('two hundred words are a minute', () => {
  expect(readingMinutes(words(600))).toBe(3)
  expect(
    readingMinutes(
      `---\ntitle: ${words(99)}\n---\n<script setup>\nconst a = 1\n</script>\n${words(200)}`,
    ),
  ).toBe(1)
})

test('a formula, a listing and an output take time besides their words', () => {
  expect(readingMinutes(`$$ a + b = c $$`)).toBe(0.5)
  expect(readingMinutes('<<< lib/ops/matmul.ts#matmul {nodoc}')).toBe(1)
  expect(readingMinutes('<<< ./examples/one.ts\n<<< ./examples/one.out')).toBe(1.25)
})

test('what is no word counts for none', () => {
  const table = '| a | b |\n|---|---|\n| {{ x.toFixed(2) }} | $c + d$ |'
  expect(readingMinutes(`${table}\n<Demo name="x" />\n::: tip\n## *bold*`)).toBe(5 / 200)
})
