import { readFileSync } from 'node:fs'
import type { Results } from './results.ts'

/** The recorded runs of a chapter, for a file beside them: readResults(import.meta.url). */
export const readResults = (url: string): Results =>
  JSON.parse(readFileSync(new URL('./results.json', url), 'utf8')) as Results
