import { ArgumentError, DtypeError, GradientError, ShapeError } from '../errors.ts'
import type { GraphNode } from '../autograd/record.ts'
import { checkArgument } from '../options.ts'
import { isContiguous, type Layout } from '../shape/layout.ts'
import { formatShape, sameShape, sizeOf, type Shape } from '../shape/shape.ts'
import { typedArray, type Dtype, type TypedArray } from '../storage/dtype.ts'
import type { Storage } from '../storage/storage.ts'
import { nest, type NestedArray } from './nested.ts'
import { formatTensor } from './print.ts'

/**
 * An n-dimensional array of numbers: flat memory (`storage`) and how to read it (`layout`).
 * Several tensors may read the same storage. What can be done with a tensor is listed in
 * `methods.ts`.
 */
export class Tensor {
  readonly storage: Storage
  readonly layout: Layout
  /** Should operations on it be recorded, so that `backward` can find its gradient? */
  requiresGrad: boolean
  /** The operation that made it; undefined for a leaf: data or a parameter. */
  node: GraphNode | undefined = undefined
  private gradient: Tensor | undefined = undefined
  private keepsGradient = false

  constructor(storage: Storage, layout: Layout, requiresGrad = false) {
    this.storage = storage
    this.layout = layout
    // Programs that see no types could change them: it would read beyond its memory.
    Object.freeze(layout.shape)
    Object.freeze(layout.strides)
    this.requiresGrad = requiresGrad
  }

  get shape(): Shape {
    return this.layout.shape
  }

  get strides(): readonly number[] {
    return this.layout.strides
  }

  get offset(): number {
    return this.layout.offset
  }

  get dtype(): Dtype {
    return this.storage.dtype
  }

  /** How many axes. */
  get rank(): number {
    return this.layout.shape.length
  }

  /** How many elements. */
  get size(): number {
    return sizeOf(this.layout.shape)
  }

  get isLeaf(): boolean {
    return this.node === undefined
  }

  /**
   * ∂loss/∂this, filled by `loss.backward()`; of this shape.
   *
   * @throws GradientError for the result of an operation, whose gradient is not kept unless
   *   `retainGrad()` asked for it.
   */
  get grad(): Tensor | undefined {
    if (this.node !== undefined && !this.keepsGradient) {
      throw new GradientError(
        `this tensor is the result of '${this.node.name}', not a leaf: backward() does not keep its gradient. ` +
          `Call retainGrad() on it before backward()`,
      )
    }
    return this.gradient
  }

  /**
   * @throws ShapeError, DtypeError for a gradient of another shape or dtype than this
   *   tensor's.
   */
  set grad(gradient: Tensor | undefined) {
    if (gradient !== undefined) checkGradient(this, gradient)
    this.gradient = gradient
  }

  /**
   * Asks `backward` to keep the gradient of this result of an operation, too. Returns this
   * tensor.
   */
  retainGrad(): this {
    this.keepsGradient = true
    return this
  }

  get retainsGrad(): boolean {
    return this.keepsGradient
  }

  /** The only element as a number. @throws ArgumentError unless there is exactly one. */
  item(): number {
    if (this.size !== 1) {
      throw new ArgumentError(
        `item: only a tensor with one element is a number, this one is ${formatShape(this.shape)}. Use data()`,
      )
    }
    return this.storage.read()[this.offset]
  }

  /** A flat copy of the elements, last axis fastest. */
  data(): TypedArray {
    const all = this.storage.read()
    const { offset, size } = this
    if (isContiguous(this.layout)) return all.slice(offset, offset + size)
    const copy = typedArray(this.dtype, size)
    let place = 0
    visit(this.layout, (at) => void (copy[place++] = all[at]))
    return copy
  }

  /**
   * A copy of the elements as nested arrays of numbers, a number alone for shape (): for tests
   * and for JSON. Programs read with `item()` and `data()`.
   */
  toArray(): NestedArray {
    return nest(this.data(), this.shape)
  }

  toString(): string {
    return formatTensor(this.layout, this.dtype, this.storage.read())
  }

  /**
   * For `${x}`. @throws ArgumentError for a + b, which JavaScript would join as two texts, and
   *   any other of its operators.
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString()
    throw new ArgumentError(
      "JavaScript's operators know no tensors: write a.add(b), a.sub(b), a.mul(b), a.div(b), a.neg(), a.less(b); item() gives the number of a tensor that has one",
    )
  }

  /** What Node's console.log shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const graph = this.node
      ? `, from ${this.node.name}`
      : this.requiresGrad
        ? ', requires grad'
        : ''
    const about = `tensor ${formatShape(this.shape)} ${this.dtype}${graph}`
    return this.storage.released ? `${about}, released` : `${about}\n${this.toString()}`
  }
}

function checkGradient({ shape, dtype }: Tensor, gradient: Tensor): void {
  checkArgument('grad', 'the gradient', gradient, Tensor)
  if (!sameShape(shape, gradient.shape))
    throw new ShapeError(
      `grad: this tensor is ${formatShape(shape)}, the gradient ${formatShape(gradient.shape)}: they must be equal, one slope for each number`,
    )
  if (gradient.dtype !== dtype)
    throw new DtypeError(
      `grad: this tensor is ${dtype}, the gradient ${gradient.dtype}: use .cast('${dtype}')`,
    )
}

/** Calls `at` with the place of each element, last axis fastest. */
function visit(
  { shape, strides, offset }: Layout,
  at: (place: number) => void,
  axis = 0,
): void {
  if (axis === shape.length) return at(offset)
  for (let i = 0; i < shape[axis]; i++)
    visit({ shape, strides, offset: offset + i * strides[axis] }, at, axis + 1)
}
