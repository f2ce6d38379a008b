// Exactly the pages that are meant to be read: no hints, no solutions, no notes of a folder.
import { engineFiles } from '../../chapters/book/engine-files.ts'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { partsOf } from '../../chapters/book/parts.ts'
import { sourceAddress } from '../addresses.ts'
import type { Page } from './built.ts'

export function unexpectedPages(pages: Map<string, Page>): string[] {
  const wanted = new Set(['/', '/glossary', '/source/'])
  for (const chapter of writtenChapters()) {
    const { parts } = partsOf(chapter)
    const names = ['', ...parts.map(({ address }) => address), ...(parts.length ? ['whole'] : [])]
    for (const name of names) wanted.add(`/${chapter.slug}/${name}`)
  }
  for (const file of engineFiles()) wanted.add(`/${sourceAddress(file)}`)
  return [
    ...[...pages.keys()]
      .filter((address) => !wanted.has(address))
      .map((address) => `${address} is published, and should not be`),
    ...[...wanted]
      .filter((address) => !pages.has(address))
      .map((address) => `${address} should be published, and is not`),
  ]
}
