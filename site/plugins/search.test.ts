import { expect, test } from 'vitest'
import { proseOnly } from './search.ts'

test('the search sees prose only', () => {
  const page =
    'The slope $x^2$ is\n\n$$\n\\sum_i x_i\n$$\n\n<<< lib/ops/matmul.ts#matmul\n\n```ts\nconst secret = 1\n```\n\n<Demo />\n\nsteep.'
  expect(proseOnly(page).replace(/\s+/g, ' ').trim()).toBe('The slope is steep.')
})
