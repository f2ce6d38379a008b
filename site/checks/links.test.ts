import { expect, test } from 'vitest'
import type { Page } from './built.ts'
import { badLinks, missingParts } from './links.ts'

const page = (address: string, ids: string[], links: string[], html = ''): [string, Page] => [
  address,
  { address, html, ids: new Set(ids), links },
]

test('dead pages and dead anchors are found, good ones and foreign ones are not', () => {
  const pages = new Map([
    page('/', [], ['/tensors/', '/tensors/#shape', '/tensors/#nowhere', '/gone', 'https://example.org/', '/data.json']),
    page('/tensors/', ['shape'], ['#shape', '#typo', '../', '../source/ops/matmul#Tensor.reshape']),
    page('/source/ops/matmul', ['Tensor.reshape'], []),
  ])
  expect(badLinks(pages, new Set(['data.json']))).toEqual([
    '/: /tensors/#nowhere: there is no such anchor',
    '/: /gone: there is no such page',
    '/tensors/: #typo: there is no such anchor',
  ])
})

test('a page that lacks an exercise says so, and is found', () => {
  expect(missingParts(new Map([page('/a/', [], [], '<p class="missing">Missing: exercise a/b</p>')]))).toEqual([
    '/a/: Missing: exercise a/b',
  ])
})
