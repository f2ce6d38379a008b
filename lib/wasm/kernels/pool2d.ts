import type { Kernels } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Addresses } from './operands.ts'

/** The largest of each window: threads share the planes, (batch · channels, height, width). */
export function maxPool2dKernel(runtime: Runtime, at: Addresses): Kernels['maxPool2d'] {
  return (x, kernel, sliding, out, place) => {
    const [from, to] = [at.readFloat32(x), at.writeFloat32(out)]
    const where = at.write(place)
    if (from < 0 || to < 0 || where < 0)
      return reference.maxPool2d(x, kernel, sliding, out, place)
    const [, , height, width] = x.layout.shape
    const [batch, channels, outHeight, outWidth] = out.layout.shape
    const { stride, before } = sliding
    const grain = Math.ceil(CHEAP / (outHeight * outWidth * kernel[0] * kernel[1]))
    runtime.run('maxPool', batch * channels, grain, from, height, width, to, where, outHeight, outWidth, ...kernel, ...stride, ...before) // prettier-ignore
  }
}
