import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every file that `file` imports, directly or not. */
function imports(file: URL, found = new Set<string>()): Set<string> {
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type).*?from '([^']+)'/gm)) {
    const target = specifier.startsWith('.') ? new URL(specifier, file) : undefined
    const name = target?.href ?? specifier
    if (found.has(name)) continue
    found.add(name)
    if (target) imports(target, found)
  }
  return found
}

test('#exercises and the manifest run in a browser: they import files beside them, and nothing else', () => {
  for (const entrance of ['../index.ts', '../../manifest.ts']) {
    const found = [...imports(new URL(entrance, import.meta.url))]
    expect(found.length).toBeGreaterThan(3)
    expect(found.filter((name) => !name.startsWith('file:'))).toEqual([])
  }
  expect([...imports(new URL('../child/pool.ts', import.meta.url))]).toContain('node:child_process')
})
