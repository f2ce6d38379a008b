import { expect, test } from 'vitest'
import { chapters } from '../../chapters/book/chapters.ts'
import { readText } from '../../chapters/book/root.ts'
import { earlyAnswers } from './exercise-first.ts'

const faults = (...lines: string[]): string[] =>
  earlyAnswers(lines.join('\n'), 'chapters/04-backprop/index.md').map((fault) => fault.replace(/^[^ ]+ /, ''))
const exercise = '<Exercise id="backprop/sum-to" />'
const answer = '<<< lib/ops/reduce.ts#sumTo'

test('no chapter shows the answer to one of its exercises before it', () => {
  const all = chapters().flatMap(({ name }) => {
    const file = `chapters/${name}/index.md`
    return earlyAnswers(readText(file), file)
  })
  expect(all).toEqual([])
})

test('an answer is found before its exercise, folded or not, and behind it when it is not folded', () => {
  expect(faults(answer, exercise)).toEqual([
    'sumTo of lib/ops/reduce.ts answers the exercise backprop/sum-to, unfolded before it',
  ])
  expect(faults('::: engine sum-to', answer, ':::', exercise)).toEqual([
    'sumTo of lib/ops/reduce.ts answers the exercise backprop/sum-to, before it',
  ])
  expect(faults(exercise, answer)).toHaveLength(1)
  expect(faults(exercise, '::: details', answer, ':::')).toHaveLength(1)
  expect(faults(exercise, '::: engine sum-to', answer, ':::')).toEqual([])
})

test('a method answers the exercise that leaves it open; what the stub gives does not', () => {
  const autograd = (line: string): string[] =>
    earlyAnswers(`${line}\n<Exercise id="autograd/backward" />`, 'chapters/03-autograd/index.md')
  expect(autograd('<<< lib/autograd/scalar.ts#Value.backward')).toHaveLength(1)
  expect(autograd('<<< lib/autograd/scalar.ts#Value')).toHaveLength(1)
  expect(autograd('<<< lib/autograd/scalar.ts#Value.mul')).toEqual([])
})
