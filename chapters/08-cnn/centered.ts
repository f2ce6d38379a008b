import type { Tensor } from 'chalkgrad'

/** Around 0: white is 1.5 and black −0.5, so that the zeros of padding are a dark gray. */
export const centered = (images: Tensor): Tensor => images.mul(2).sub(0.5)
