// The book's einsum against NumPy's: the wanted numbers were computed by hand from the sums that the letters mean.
import { arange, einsum, tensor } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const a = arange(0, 6).reshape([2, 3])
const b = arange(0, 6).reshape([3, 2])
const square = arange(0, 9).reshape([3, 3])

describe('without an arrow', () => {
  test('the letters that occur once, in the order of the alphabet', () => {
    expect(einsum('ij,jk', a, b).toArray()).toEqual(a.matmul(b).toArray())
    expect(einsum('ba', a).toArray()).toEqual(a.transpose().toArray())
    expect(einsum('kj,ji', a, b).toArray()).toEqual(a.matmul(b).transpose().toArray())
    expect(einsum('i,i', arange(0, 4), arange(0, 4)).item()).toBe(14)
  })

  test('capital letters are letters of their own, and come first', () => {
    expect(einsum('iI', a).toArray()).toEqual(a.transpose().toArray())
    expect(einsum('iJ->iJ', a).toArray()).toEqual(a.toArray())
  })

  test('dots stand in front', () => {
    expect(einsum('i...', a).toArray()).toEqual(a.transpose().toArray())
    expect(einsum('i...', arange(0, 24).reshape([2, 3, 4])).shape).toEqual([3, 4, 2])
  })
})

describe('a letter twice in one tensor', () => {
  test('is its diagonal, or summed its trace', () => {
    expect(einsum('ii->i', square).toArray()).toEqual([0, 4, 8])
    expect(einsum('ii->', square).item()).toBe(12)
    expect(einsum('ii', square).item()).toBe(12)
    expect(einsum('iii->i', arange(0, 8).reshape([2, 2, 2])).toArray()).toEqual([0, 7])
    expect(einsum('iji->j', arange(0, 12).reshape([2, 3, 2])).toArray()).toEqual([
      7, 11, 15,
    ])
  })

  test('what is beside the diagonal does not matter, not even NaN', () => {
    const broken = tensor([
      [1, NaN],
      [Infinity, 2],
    ])
    expect(einsum('ii->i', broken).toArray()).toEqual([1, 2])
  })

  test('whole numbers stay whole', () => {
    const trace = einsum('ii', square.cast('int32'))
    expect([trace.dtype, trace.item()]).toEqual(['int32', 12])
  })
})

describe('dots', () => {
  const batch = arange(0, 12).reshape([2, 2, 3])

  test('are all axes without a letter', () => {
    const wanted = batch.matmul(b).toArray()
    expect(einsum('...ij,jk->...ik', batch, b).toArray()).toEqual(wanted)
    expect(einsum('...ij,...jk->...ik', batch, b).toArray()).toEqual(wanted)
    expect(einsum('...ij,...jk', batch, b).toArray()).toEqual(wanted)
    expect(einsum('... -> ...', batch).toArray()).toEqual(batch.toArray())
  })

  test('broadcast from the back, also in the middle of the letters', () => {
    const x = arange(0, 4).reshape([2, 1, 2])
    const y = arange(0, 6).reshape([3, 2])
    expect(einsum('...i,...i->...', x, y).toArray()).toEqual([
      [1, 3, 5],
      [3, 13, 23],
    ])
    expect(einsum('...i,...i', y, x).toArray()).toEqual(einsum('...i,...i', x, y).toArray())
    const [few, many] = [arange(0, 3), arange(0, 6).reshape([2, 3])]
    expect(einsum('...,...', few, many).toArray()).toEqual(many.mul(few).toArray())
    expect(einsum('i...j->...', arange(0, 12).reshape([2, 3, 2])).toArray()).toEqual([
      14, 22, 30,
    ])
  })

  test('are summed over where the result does not name them, as in PyTorch', () => {
    expect(einsum('...i->i', batch).toArray()).toEqual(batch.sum([0, 1]).toArray())
  })

  test('may stand for nothing', () => {
    expect(einsum('...ij->...ji', a).toArray()).toEqual(a.transpose().toArray())
  })
})
