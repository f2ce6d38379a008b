import { DtypeError, ShapeError } from '../errors.ts'
import { checkArgument, checkCount } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { needFloat } from './operand.ts'

/** The axes after (batch, channels), by the number of them. */
const axesOf = ['', 'length', 'height, width']

/**
 * Do the filters (outChannels, channels / groups, …) fit x (batch, channels, …)? So many
 * `axes` are slid over.
 *
 * @throws ShapeError or DtypeError that says what does not fit.
 */
export function checkFilters(
  name: string,
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  groups: number,
  axes = 2,
): void {
  checkArgument(name, 'weight', weight, Tensor)
  checkPictures(name, x, axes)
  checkGroups(name, weight, bias, x, groups, weight.shape[0])
  if (weight.rank !== axes + 2)
    throw new ShapeError(
      `${name}: filters are (outChannels, channels / groups, ${axesOf[axes]}), got weight ${formatShape(weight.shape)}`,
    )
  const [, channels] = x.shape
  const seen = weight.shape[1] * groups
  if (channels === seen) return
  const last = x.shape[x.rank - 1]
  const order = [0, axes + 1, ...Array.from({ length: axes }, (_, i) => i + 1)]
  const advice =
    groups > 1 && channels === weight.shape[1]
      ? `. With ${groups} groups a filter sees channels / groups`
      : last === seen
        ? `. Are the channels last? Then x.permute([${order.join(', ')}])`
        : ''
  throw new ShapeError(
    `${name}: x ${formatShape(x.shape)} has ${channels} channels, and filters ${formatShape(weight.shape)} with groups ${groups} want ${seen}${advice}`,
  )
}

/** @throws ShapeError unless x is a batch of pictures with channels. */
export function checkPictures(name: string, x: Tensor, axes = 2): void {
  needFloat(name, x)
  if (x.rank === axes + 2) return
  const advice =
    x.rank === axes + 1
      ? `. One picture alone is a batch of one: x.unsqueeze(0); pictures of one channel: x.unsqueeze(1)`
      : ''
  throw new ShapeError(
    `${name}: x must be (batch, channels, ${axesOf[axes]}), got ${formatShape(x.shape)}${advice}`,
  )
}

/** @throws unless dtypes are equal, `outChannels` divide into groups, and the bias has one number for each. */
export function checkGroups(
  name: string,
  weight: Tensor,
  bias: Tensor | undefined,
  x: Tensor,
  groups: number,
  outChannels: number,
): void {
  for (const other of bias ? [weight, bias] : [weight])
    if (other.dtype !== x.dtype)
      throw new DtypeError(
        `${name}: x is ${x.dtype}, ${other === weight ? 'the weight' : 'the bias'} ${other.dtype}: dtypes are never mixed silently. Convert one with .cast()`,
      )
  checkCount(name, 'groups', groups)
  if (weight.shape[0] % groups !== 0)
    throw new ShapeError(
      `${name}: the first axis of weight ${formatShape(weight.shape)} does not divide into ${groups} groups`,
    )
  if (bias && (bias.rank !== 1 || bias.size !== outChannels))
    throw new ShapeError(
      `${name}: the bias is one number for each output channel, (${outChannels}), got ${formatShape(bias.shape)}`,
    )
}
