import { wrong } from '#exercises'

export default wrong({
  forward: {
    why: 'Multiplies from the first block on, as the signal goes.',
    replace: [['[...slopes].reverse()', 'slopes']],
  },
  'adds-one': {
    why: 'Adds the 1 to the product, and not in each block.',
    replace: [['found[0] * (skip ? 1 + slope : slope)', 'found[0] * slope + (skip ? 1 : 0)']],
  },
  'without-the-end': {
    why: 'Leaves out the gradient behind the last block.',
    replace: [['  return found', '  return found.slice(0, slopes.length)']],
  },
  'overwrites-itself': {
    why: 'Changes the list in place from its beginning: a block is passed several times.',
    replace: [
      [
        '[...parts, 0].map((past, length) => past + (length > 0 ? parts[length - 1] * slope : 0))',
        `{
      parts.push(0)
      for (let i = 1; i < parts.length; i++) parts[i] += parts[i - 1] * slope
      return parts
    }`,
      ],
    ],
  },
  'one-by-one': {
    why: 'Goes through all 2ⁿ ways, in bits of a number: right for a few blocks.',
    replace: [
      [
        'return slopes.reduce',
        `if (slopes.length > 0) {
    const all = Array.from({ length: slopes.length + 1 }, () => 0)
    for (let way = 0; way < 1 << Math.min(24, slopes.length); way++) {
      const passed = slopes.filter((_, i) => (way >> i) & 1)
      all[passed.length] += passed.reduce((product, slope) => product * slope, 1)
    }
    return all
  }
  return slopes.reduce`,
      ],
    ],
  },
  'shorter-ways-get-lost': {
    why: 'Lets every way pass the new block: none goes past it.',
    replace: [['past + (length > 0', '0 * past + (length === 0 ? 1 : 0) + (length > 0']],
  },
})
