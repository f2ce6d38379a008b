import type { Filter, Kernels, Operand } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import * as tiled from '../../kernels/tiled/conv2d.ts'
import { sizeOf } from '../../shape/shape.ts'
import type { Runtime } from '../runtime.ts'
import { convTranspose } from './conv-transpose2d.ts'
import type { Addresses } from './operands.ts'
import type { Products, Slide } from './slide.ts'

/** Convolutions by products of matrices, however those are made. */
export function conv2dKernels(
  runtime: Runtime,
  at: Addresses,
  products: Products,
): Pick<Kernels, 'conv2d' | 'convTranspose2d' | 'conv2dWeight'> {
  const conv2d: Kernels['conv2d'] = (x, w, bias, filter, out) => {
    const [from, weights, to] = [at.readFloat32(x), at.readFloat32(w), at.writeFloat32(out)]
    const b = bias ? at.readFloat32(bias) : 0
    const known = from >= 0 && weights >= 0 && to >= 0 && b >= 0
    if (known && sizeOf(out.layout.shape) === 0) return
    const done =
      known &&
      sizeOf(w.layout.shape) > 0 &&
      products.forward(slideOf(from, x, w, out, filter), weights, to, b)
    if (!done) tiled.conv2d(x, w, bias, filter, out)
  }

  const conv2dWeight: Kernels['conv2dWeight'] = (x, g, filter, out) => {
    const [from, slopes, to] = [at.readFloat32(x), at.readFloat32(g), at.writeFloat32(out)]
    const known = from >= 0 && slopes >= 0 && to >= 0
    if (known && sizeOf(g.layout.shape) === 0) return reference.fill(0, out)
    const done =
      known &&
      sizeOf(out.layout.shape) > 0 &&
      products.weight(slideOf(from, x, out, g, filter), slopes, to)
    if (!done) tiled.conv2dWeight(x, g, filter, out)
  }

  const convTranspose2d: Kernels['convTranspose2d'] = (g, w, filter, out) => {
    const [from, to] = [at.readFloat32(g), at.writeFloat32(out)]
    const known = from >= 0 && to >= 0 && w.storage.dtype === 'float32'
    const some = [g, w, out].every(({ layout }) => sizeOf(layout.shape) > 0)
    if (!(known && some && convTranspose(runtime, products, from, g, w, filter, out, to)))
      tiled.convTranspose2d(g, w, filter, out)
  }

  return { conv2d, convTranspose2d, conv2dWeight }
}

/** How the filters w slide over x to y. */
function slideOf(
  address: number,
  x: Operand,
  w: Operand,
  y: Operand,
  { stride, before, dilation, groups }: Filter,
): Slide {
  const [batch, channels, height, width] = x.layout.shape
  const [outChannels, , ...kernel] = w.layout.shape
  const [, , ...places] = y.layout.shape
  const extent = places.map(
    (n, i) => (n - 1) * stride[i] + (kernel[i] - 1) * dilation[i] + 1,
  )
  const [rows, columns] = kernel.map((size, i) => Array.from({ length: size }, (_, u) => u * dilation[i])) // prettier-ignore
  return {
    ...{ batch, channels, outChannels, groups, rows, columns, stride },
    pictures: { address, planes: batch * channels, size: [height, width], before, extent: [extent[0], extent[1]] }, // prettier-ignore
    places: [places[0], places[1]],
  }
}
