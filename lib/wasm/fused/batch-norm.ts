import type { Fused } from '../../kernels/fused.ts'
import type { Operand } from '../../kernels/kernels.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Locate } from './locate.ts'

/** Batch norm: threads share the channels. */
export function batchNorms(
  runtime: Runtime,
  locate: Locate,
): Pick<Fused, 'batchNorm' | 'batchNormGradient'> {
  return {
    batchNorm: (x, w, b, epsilon, out, mean, variance) =>
      locate([x, w, b], [out, mean, variance], (atX, atW, atB, y, m, v) => {
        const { batch, channels, places, grain } = channelsOf(x)
        runtime.run('batchNorm', channels, grain, batch, channels, places, atX, atW, atB, epsilon, y, m, v) // prettier-ignore
      }),
    batchNormGradient: (g, x, w, mean, variance, epsilon, dx, dw, db) =>
      locate(
        [g, x, w, mean, variance],
        [dx, dw, db],
        (atG, atX, atW, m, v, toX, toW, toB) => {
          const { batch, channels, places, grain } = channelsOf(x)
          runtime.run('batchNormGradient', channels, grain, batch, channels, places, atG, atX, atW, m, v, epsilon, toX, toW, toB) // prettier-ignore
        },
      ),
  }
}

function channelsOf({ layout: { shape } }: Operand) {
  const [batch, channels, ...rest] = shape
  const places = sizeOf(rest)
  return { batch, channels, places, grain: Math.ceil(CHEAP / (batch * places)) }
}
