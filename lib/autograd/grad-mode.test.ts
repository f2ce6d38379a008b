import {
  ArgumentError,
  isRecording,
  noGrad,
  ReleasedError,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { withRecording } from 'chalkgrad/autograd/grad-mode'
import { expect, test } from 'vitest'

const w = tensor([1, 2], { requiresGrad: true })

test('nothing is recorded inside noGrad, and afterwards as before', () => {
  expect(noGrad(() => [isRecording(), w.mul(2).requiresGrad])).toEqual([false, false])
  expect([isRecording(), w.mul(2).requiresGrad]).toEqual([true, true])
})

test('it nests, and can be switched on again inside', () => {
  noGrad(() => {
    noGrad(() => expect(isRecording()).toBe(false))
    expect(isRecording()).toBe(false)
    withRecording(true, () => expect(isRecording()).toBe(true))
    expect(isRecording()).toBe(false)
  })
  expect(isRecording()).toBe(true)
})

test('an error inside puts recording back, and closes the scope', () => {
  let inside: Tensor | undefined
  expect(() =>
    noGrad(() => {
      inside = w.mul(2)
      throw new Error('on purpose')
    }),
  ).toThrow('on purpose')
  expect(isRecording()).toBe(true)
  expect(inside?.storage.released).toBe(true)
})

test('an async function is refused, because it would go on after the end', async () => {
  const promises: Promise<unknown>[] = []
  const run = (): unknown =>
    noGrad(() => {
      const promise = (async () => w.mul(2))()
      promises.push(promise)
      return promise
    })
  expect(run).toThrow(ArgumentError)
  expect(run).toThrow(/noGrad: the function is async.*Await outside, compute inside/)
  expect(isRecording()).toBe(true)
  await Promise.all(promises)
})

test('the result survives, alone or inside arrays and objects; the rest is released', () => {
  let dropped: Tensor | undefined
  const kept = noGrad(() => {
    dropped = w.mul(5)
    return { a: w.mul(2), list: [w.mul(3), [w.mul(4).slice(0, 1)]] as const, n: 7 }
  })
  expect([
    kept.a.toArray(),
    kept.list[0].toArray(),
    kept.list[1][0].toArray(),
    kept.n,
  ]).toEqual([[2, 4], [3, 6], [8], 7])
  expect(() => dropped?.toArray()).toThrow(ReleasedError)
  expect(() => dropped?.toArray()).toThrow(
    /result of 'mul' belonged to noGrad, which has ended/,
  )
})
