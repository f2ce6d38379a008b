import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import type { Random } from '../random/random.ts'
import { checkShape, formatShape, type Shape } from '../shape/shape.ts'
import { randn } from '../tensor/random.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * A weight whose rows, or if it is taller than wide its columns, have length `gain` and stand at
 * right angles: as a rotation it neither stretches nor shrinks signals, however many layers
 * follow each other (Saxe et al., 2014). Axes after the second are read with it: (out, in · …).
 *
 * Random vectors, from each of which its parts along the ones before are taken away (Gram and
 * Schmidt), twice, so that rounding leaves no rest.
 */
export function orthogonal(shape: Shape, random: Random, gain = 1): Tensor {
  checkShape('orthogonal', shape)
  if (shape.length < 2)
    throw new ShapeError(
      `orthogonal: weights have the axes (out, in, …), got ${formatShape(shape)}`,
    )
  checkArgument('orthogonal', 'gain', gain, 'number')
  if (!(gain > 0 && gain < Infinity))
    throw new ArgumentError(
      `orthogonal: gain must be above 0 and finite, got ${describe(gain)}`,
    )
  const rows = shape[0]
  const columns = shape.slice(1).reduce((n, size) => n * size, 1)
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)]
  const drawn = randn([count, length], random, { dtype: 'float64' }).data()
  const vectors = Array.from({ length: count }, (_, i) =>
    drawn.subarray(i * length, (i + 1) * length),
  )
  for (const [i, v] of vectors.entries()) {
    for (let pass = 0; pass < 2; pass++)
      for (const u of vectors.slice(0, i)) add(v, -dot(v, u), u)
    scale(v, 1 / Math.sqrt(dot(v, v)))
  }
  const flat = tensor(drawn, { shape: [count, length] })
  const weight = rows <= columns ? flat : flat.transpose()
  return weight.mul(gain).reshape(shape).cast('float32')
}

type Vector = Float32Array | Float64Array | Int32Array

function dot(a: Vector, b: Vector): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

function add(to: Vector, factor: number, from: Vector): void {
  for (let i = 0; i < to.length; i++) to[i] += factor * from[i]
}

function scale(v: Vector, factor: number): void {
  for (let i = 0; i < v.length; i++) v[i] *= factor
}
