import { ShapeError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import * as layouts from './layout.ts'
import { checkShape, formatShape, type Shape } from './shape.ts'
import * as sliding from './sliding.ts'

// Layouts and sizes of your own. The engine, which knows what it hands over, calls the same in
// layout.ts and sliding.ts without these checks, many times for each operation.

/** As `contiguousStrides` in layout.ts. @throws ShapeError for what is no shape. */
export function contiguousStrides(shape: Shape): number[] {
  checkShape('contiguousStrides', shape)
  return layouts.contiguousStrides(shape)
}

/** As `isContiguous` in layout.ts. @throws ArgumentError or ShapeError for what is no layout. */
export function isContiguous(layout: layouts.Layout): boolean {
  const name = 'isContiguous'
  checkArgument(name, 'the layout', layout, 'object')
  const { shape, strides, offset } = layout
  checkShape(name, shape)
  checkArgument(name, 'strides', strides, 'list')
  if (strides.length !== shape.length || ![...strides, offset].every(Number.isInteger))
    throw new ShapeError(
      `${name}: a layout ${formatShape(shape)} has ${shape.length} whole strides and a whole offset, got strides ${formatShape(strides)} and offset ${describe(offset)}`,
    )
  return layouts.isContiguous(layout)
}

/** As `outputSize` in sliding.ts. @throws ArgumentError for what is no number. */
export function outputSize(
  size: number,
  kernel: number,
  stride = 1,
  padding = 0,
  dilation = 1,
): number {
  for (const [what, value] of Object.entries({ size, kernel, stride, padding, dilation }))
    checkArgument('outputSize', what, value, 'number')
  return sliding.outputSize(size, kernel, stride, padding, dilation)
}
