import { wrong } from '#exercises'

export default wrong({
  'outer-only': {
    why: 'softplus: the chain rule stops after the logarithm; the factor eˣ is missing.',
    replace: [
      [
        ': number]',
        `: number]

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))`,
      ],
      ['const y =', 'return ['],
      ['return [y, 0.5 / y', ', 0.5 / Math.sqrt(x)'],
      [', sigmoid(x', ', 1 / (1 + Math.exp(x)'],
      [
        `const s = sigmoid(x)
  return [x * s, s + x * s * (1 - s)]
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}`,
        `return [x * sigmoid(x), sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))]
}`,
      ],
    ],
  },
  overflow: {
    why: 'log(1 + eˣ) as it is written: Infinity for x = 800.',
    replace: [
      [
        ': number]',
        `: number]

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))`,
      ],
      ['const y =', 'return ['],
      ['return [y, 0.5 / y', ', 0.5 / Math.sqrt(x)'],
      ['max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)', 'log(1 + Math.exp(x'],
      [
        `const s = sigmoid(x)
  return [x * s, s + x * s * (1 - s)]
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}`,
        `return [x * sigmoid(x), sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))]
}`,
      ],
    ],
  },
  'product-of-derivatives': {
    why: 'silu: the derivative of a product is taken as the product of the derivatives.',
    replace: [
      [
        ': number]',
        `: number]

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))`,
      ],
      ['const y =', 'return ['],
      ['return [y, 0.5 / y', ', 0.5 / Math.sqrt(x)'],
      [
        `const s = sigmoid(x)
  return [x * s, s + x * s * (1 - s)]
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}`,
        `return [x * sigmoid(x), sigmoid(x) * (1 - sigmoid(x))]
}`,
      ],
    ],
  },
  'product-rule-half': {
    why: 'silu: only the direct path; the one through the sigmoid is missing.',
    replace: [
      [
        ': number]',
        `: number]

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))`,
      ],
      ['const y =', 'return ['],
      ['return [y, 0.5 / y', ', 0.5 / Math.sqrt(x)'],
      [
        `const s = sigmoid(x)
  return [x * s, s + x * s * (1 - s)]
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}`,
        `return [x * sigmoid(x), sigmoid(x)]
}`,
      ],
    ],
  },
  'root-upside-down': {
    why: 'squareRoot: the derivative is turned over, 2√x for 1 / (2√x).',
    replace: [
      [
        ': number]',
        `: number]

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))`,
      ],
      ['const y =', 'return ['],
      ['return [y, 0.5 / y', ', 2 * Math.sqrt(x)'],
      [
        `const s = sigmoid(x)
  return [x * s, s + x * s * (1 - s)]
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}`,
        `return [x * sigmoid(x), sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))]
}`,
      ],
    ],
  },
})
