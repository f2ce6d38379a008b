import type { GeluOptions } from '../ops/activations.ts'
import { checkArgument, checkOptions } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'

// Activations as modules, so that they can stand in a Sequential. Each is one operation of
// ops/.

export class ReLU extends Module {
  forward(x: Tensor): Tensor {
    return x.relu()
  }
}

export class LeakyReLU extends Module {
  readonly slope: number

  constructor(slope = 0.01) {
    super()
    checkArgument('LeakyReLU', 'slope', slope, 'number')
    this.slope = slope
  }

  forward(x: Tensor): Tensor {
    return x.leakyRelu(this.slope)
  }
}

export class ELU extends Module {
  readonly alpha: number

  constructor(alpha = 1) {
    super()
    checkArgument('ELU', 'alpha', alpha, 'number')
    this.alpha = alpha
  }

  forward(x: Tensor): Tensor {
    return x.elu(this.alpha)
  }
}

export class GELU extends Module {
  private readonly options: GeluOptions | undefined

  /** `{ approximate: 'none' }` for the exact one; default by tanh, which is faster. */
  constructor(options?: GeluOptions) {
    super()
    checkOptions('GELU', options, { approximate: ['tanh', 'none'] })
    this.options = options?.approximate === 'none' ? options : undefined
  }

  forward(x: Tensor): Tensor {
    return x.gelu(this.options)
  }
}

export class SiLU extends Module {
  forward(x: Tensor): Tensor {
    return x.silu()
  }
}

export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return x.tanh()
  }
}

export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return x.sigmoid()
  }
}

export class Softplus extends Module {
  forward(x: Tensor): Tensor {
    return x.softplus()
  }
}

/**
 * Over the last axis. A network that is trained with crossEntropy does not end with it: the
 * loss contains it.
 */
export class Softmax extends Module {
  forward(x: Tensor): Tensor {
    return x.softmax()
  }
}

/** (batch, …) → (batch, everything else). */
export class Flatten extends Module {
  forward(x: Tensor): Tensor {
    return x.flatten(1)
  }
}

/** x itself: where a layer is left out, and something has to stand in its place. */
export class Identity extends Module {
  forward(x: Tensor): Tensor {
    return x
  }
}
