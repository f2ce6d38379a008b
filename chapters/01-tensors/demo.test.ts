import { describe, expect, it } from 'vitest'
import { create, type Frame, type Options } from './demo.ts'
import { calls, indexOf, pairs } from './demo-choices.ts'

const options: Options = { mode: 'views', ops: '', pair: 'row' }
const first = (changes: Partial<Options>): Frame =>
  create({ ...options, ...changes }).first()

/** What the walk reads, place by place. */
function walk(changes: Partial<Options>): Frame[] {
  const demo = create({ ...options, ...changes })
  const frames: Frame[] = []
  while (!demo.done()) frames.push(demo.step())
  return frames
}

describe('the views of the demo', () => {
  it('start with a matrix in order', () => {
    const frame = first({})
    expect(frame).toMatchObject({
      expression: 'x',
      shape: [3, 4],
      contiguous: true,
      copied: false,
      at: -1,
    })
    expect(frame.operands[0]).toMatchObject({ strides: [4, 1], offset: 0 })
    expect(frame.operands[0].memory).toEqual([0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23])
  })

  it('transpose swaps strides and copies nothing; reshape after it copies', () => {
    expect(first({ ops: 'transpose' })).toMatchObject({
      shape: [4, 3],
      contiguous: false,
      copied: false,
    })
    expect(first({ ops: 'transpose' }).operands[0].strides).toEqual([1, 4])
    const flat = first({ ops: 'transpose,flat' })
    expect(flat).toMatchObject({ shape: [12], contiguous: true, copied: true })
    expect(flat.operands[0].memory).toEqual([0, 10, 20, 1, 11, 21, 2, 12, 22, 3, 13, 23])
  })

  it.each(['', ...Object.keys(calls), 'cube,permute', 'one,expand', 'rows,step,transpose'])(
    'after "%s" each element is read from the place that the walk shows',
    (ops) => {
      const { values, operands } = first({ ops })
      expect(operands[0].places.map((place) => operands[0].memory[place])).toEqual(values)
    },
  )

  it('says where the element is, in the words of the text', () => {
    expect(walk({ ops: 'transpose' })[4].formulas).toEqual(['0 + 1·1 + 1·4 = 5'])
    expect(walk({ ops: 'rows' })[0].formulas).toEqual(['4 + 0·4 + 0·1 = 4'])
  })

  it('leaves out what is not possible', () => {
    expect(first({ ops: 'expand,nonsense,permute' }).expression).toBe('x')
    expect(first({ ops: 'flat' }).possible).not.toContain('transpose')
  })
})

describe('broadcasting in the demo', () => {
  it.each(pairs.filter(({ id }) => id !== 'error').map(({ id }) => id))(
    '%s: a + b, element by element',
    (pair) => {
      const { values, operands } = first({ mode: 'broadcast', pair })
      const [a, b] = operands.map(({ places, memory }) =>
        places.map((place) => memory[place]),
      )
      expect(a.map((value, i) => value + b[i])).toEqual(values)
    },
  )

  it('repeats with stride 0', () => {
    expect(first({ mode: 'broadcast', pair: 'row' }).operands[1].strides).toEqual([0, 1])
    expect(first({ mode: 'broadcast', pair: 'column' }).operands[1].strides).toEqual([1, 0])
  })

  it('shows the error where shapes do not fit, and has nothing to walk over', () => {
    expect(first({ mode: 'broadcast', pair: 'error' }).error).toMatch(
      /ShapeError.*do not broadcast/,
    )
    expect(walk({ mode: 'broadcast', pair: 'error' })).toEqual([])
  })
})

it('counts an index with the last axis fastest', () => {
  expect(indexOf(5, [2, 3])).toEqual([1, 2])
  expect(indexOf(0, [])).toEqual([])
})
