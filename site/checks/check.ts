// npm run site:check: everything about the built site that can be seen without a browser.
import { dist, filesBelow, readPages } from './built.ts'
import { overBudget } from './budgets.ts'
import { badLinks, missingParts } from './links.ts'
import { unexpectedPages } from './published.ts'

const pages = readPages()
const files = new Set(filesBelow(dist))
console.log(`${pages.size} pages`)
const problems = [...unexpectedPages(pages), ...badLinks(pages, files), ...missingParts(pages), ...overBudget(pages)]
for (const problem of problems) console.log(`✗ ${problem}`)
console.log(problems.length ? `${problems.length} problems` : 'Pages, links, anchors and budgets are in order')
process.exitCode = problems.length ? 1 : 0
