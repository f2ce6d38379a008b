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
    this.slope = slope
  }

  forward(x: Tensor): Tensor {
    return x.leakyRelu(this.slope)
  }
}

export class GELU extends Module {
  forward(x: Tensor): Tensor {
    return x.gelu()
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
