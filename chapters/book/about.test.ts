import { describe, expect, test } from 'vitest'
import { chapters, loadExperiment, programsOf } from './chapters.ts'
import { anyText } from './experiment.ts'
import { parseFlags } from './flags.ts'
import { kebab } from './results.ts'

/** Nobody means them, and each came in the past. */
const impossible = ['0.5e', '', 'NaN', 'Infinity', '-1']

describe.each(chapters().flatMap(programsOf))('$slug', (chapter) => {
  test('every option is explained, and what it cannot be is refused before any work', async () => {
    const experiment = await loadExperiment(chapter)
    const parse = (...args: string[]) =>
      parseFlags('chapter', chapter.slug, experiment, args)
    expect(Object.keys(experiment.about)).toEqual(Object.keys(experiment.options))
    for (const [key, about] of Object.entries(experiment.about)) {
      const given = experiment.options[key]
      expect(about.help.length, key).toBeGreaterThan(5)
      if (typeof given === 'boolean') continue
      // The default is one of what it may be.
      expect(parse(`--${kebab(key)}`, String(given)).options[key]).toBe(given)
      if ('choices' in about && about.choices === anyText) continue
      for (const value of impossible)
        expect(() => parse(`--${kebab(key)}=${value}`), key).toThrow(`--${kebab(key)}`)
    }
  })
})
