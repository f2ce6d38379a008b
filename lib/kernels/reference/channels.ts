import type { Operand } from '../kernels.ts'

/** The first input channel that output channel `o` sees: `channels` of them are its group's. */
export function firstChannel(
  o: number,
  outChannels: number,
  channels: number,
  groups: number,
): number {
  return Math.floor((o * groups) / outChannels) * channels
}

/** Where a row of numbers begins: x[a, b, c, 0]. */
export function rowOf(
  { layout: { strides, offset } }: Operand,
  a: number,
  b: number,
  c: number,
): number {
  return offset + a * strides[0] + b * strides[1] + c * strides[2]
}
