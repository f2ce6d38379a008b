import { Random, nn, ones, type Tensor } from 'chalkgrad'

/** A network whose dropout was told once, when it was built, that this is training. */
class Frozen extends nn.Module {
  private readonly random: Random

  constructor(random: Random) {
    super()
    this.random = random
  }

  forward(x: Tensor): Tensor {
    const always = new nn.Dropout(0.5, this.random) // a new part, which no eval() reaches
    return always.train(true).forward(x)
  }
}
const x = ones([6])
const frozen = new Frozen(new Random(1)).eval()
console.log(`training = ${frozen.training}: ${frozen.forward(x)} ${frozen.forward(x)}`)

const right = new nn.Sequential(new nn.Dropout(0.5, new Random(1))).eval()
console.log(`training = ${right.training}: ${right.forward(x)} ${right.forward(x)}`)
