import { wrong } from '#exercises'

export default wrong({
  'last-product-ignored': {
    why: 'Sees the square as the outermost step, and starts from it with 1: the factor b behind it is left out.',
    replace: [
      [
        `const t = s * s
  // Backward, from L = t · b: its two parents get the other factor.
  const dt = b
  const dbDirect = t
  // t = s², then s = q + c: a sum passes its gradient on to both parents.
  const ds = dt * 2 * s
  const dc = ds
  const dq = ds
  // q = a · b. The gradient of b has two shares, one for each place where b is used.
  return { a: dq * b, b: dbDirect + dq * a, c: dc`,
        'return { a: 2 * s * b, b: s * s + 2 * s * a, c: 2 * s',
      ],
    ],
  },
  'one-path-only': {
    why: 'Looks for b, finds it inside of the square, and looks no further: the last factor is a b, too.',
    replace: [
      ['const s =', 'const ds = 2 * ('],
      [
        `const t = s * s
  // Backward, from L = t · b: its two parents get the other factor.
  const dt = b
  const dbDirect = t
  // t = s², then s = q + c: a sum passes its gradient on to both parents.
  const ds = dt * 2 * s
  const dc = ds
  const dq = ds
  // q = a · b. The gradient of b has two shares, one for each place where b is used.
  return { a: dq * b, b: dbDirect + dq * a, c: dc`,
        `) * b
  return { a: ds * b, b: ds * a, c: ds`,
      ],
    ],
  },
  'own-factor': {
    why: 'Remembers that a product passes a factor on, and not which: it must be the other one.',
    replace: [
      [
        `t = s * s
  // Backward, from L = t · b: its two parents get the other factor.
  const dt = b
  const dbDirect = t
  // t = s², then s = q + c: a sum passes its gradient on to both parents.
  const ds = dt * 2 * s
  const dc = ds
  const dq = ds
  // q = a · b. The gradient of b has two shares, one for each place where b is used.
  return { a: dq * b, b: dbDirect + dq * a, c: dc`,
        `ds = 2 * s * b
  return { a: ds * a, b: s * s + ds * b, c: ds`,
      ],
    ],
  },
  'square-without-two': {
    why: 'Takes s · s for s times a constant s: the local derivative is s then, not 2s.',
    replace: [
      [
        `t = s * s
  // Backward, from L = t · b: its two parents get the other factor.
  const dt = b
  const dbDirect = t
  // t = s², then s = q + c: a sum passes its gradient on to both parents.
  const ds = dt * 2 * s
  const dc = ds
  const dq = ds
  // q = a · b. The gradient of b has two shares, one for each place where b is used.
  return { a: dq * b, b: dbDirect + dq * a, c: dc`,
        `ds = s * b
  return { a: ds * b, b: s * s + ds * a, c: ds`,
      ],
    ],
  },
})
