// <Parts />: what a chapter's opening shows of its parts: how long each takes, what it is about, and its exercises by name.
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { exercisesOfPart } from '../../chapters/book/part-page.ts'
import { partsOf } from '../../chapters/book/parts.ts'
import { base, escapeHtml } from '../addresses.ts'
import { strings } from '../strings.ts'

const words = strings.parts

export function partList(slug: string): string {
  const chapter = writtenChapters().find((one) => one.slug === slug)
  if (!chapter) return ''
  const items = partsOf(chapter).parts.map((part) => {
    const address = `${base}${slug}/${part.address}`
    const also = part.sections.map(({ heading }) => heading).filter((heading) => heading !== part.title)
    const exercises = exercisesOfPart(part).map(
      ({ title, anchor, minutes }) =>
        `<li><a href="${address}#${anchor}">${strings.exercise.heading}: ${escapeHtml(title)}</a> <span class="time">${strings.exercise.minutes(minutes)}</span></li>`,
    )
    return [
      `<li><a href="${address}">${escapeHtml(part.title)}</a> <span class="time">${strings.reading(part.minutes)}</span>`,
      also.length ? `<p>${also.map(plain).join(' · ')}</p>` : '',
      exercises.length ? `<ul>${exercises.join('')}</ul>` : '',
      '</li>',
    ].join('')
  })
  return `<ol class="part-list">${items.join('')}</ol>\n<p><a href="${base}${slug}/whole">${words.whole}</a>, ${words.toPrint}</p>\n`
}

/** A heading without the marks of code and emphasis. */
const plain = (heading: string): string => escapeHtml(heading.replace(/[`*]/g, ''))
