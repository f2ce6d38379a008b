import { describe, expect, test } from 'vitest'
import { existsSync, readFileSync } from 'node:fs'
import { chapters } from '../lib/node/chapters.ts'
import { examples, orphans, runExample } from '../lib/node/examples.ts'

// Every listing of the book prints what its record says; `npm run examples -- --write <slug>` records anew.
for (const chapter of chapters()) {
  describe(chapter.slug, () => {
    test.each(examples(chapter))('$name prints what was recorded', async (example) => {
      expect(
        existsSync(example.recorded),
        `record it: npm run examples -- --write ${chapter.slug}`,
      ).toBe(true)
      expect(await runExample(example)).toBe(readFileSync(example.recorded, 'utf8'))
    })

    test('no record is left without its listing', () =>
      expect(orphans(chapter)).toEqual([]))
  })
}
