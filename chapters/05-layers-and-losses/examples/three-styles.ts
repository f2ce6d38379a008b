import { Random, nn, randn, type Tensor } from 'chalkgrad'

// 1. Sequential: a list of layers.
function sequential(random: Random) {
  return new nn.Sequential(new nn.Linear(4, 8, random), new nn.ReLU(), new nn.Linear(8, 3, random))
}

// 2. Functional: named parts, and a function that says how the signal runs through them.
function functional(random: Random) {
  const parts = { hidden: new nn.Linear(4, 8, random), output: new nn.Linear(8, 3, random) }
  return nn.compose(parts, ({ hidden, output }, x) => output.forward(hidden.forward(x).relu()))
}

// 3. Subclass: the parts are fields, the function is a method.
class Classifier extends nn.Module {
  readonly hidden: nn.Linear
  readonly output: nn.Linear

  constructor(random: Random) {
    super()
    this.hidden = new nn.Linear(4, 8, random)
    this.output = new nn.Linear(8, 3, random)
  }

  forward(x: Tensor): Tensor {
    return this.output.forward(this.hidden.forward(x).relu())
  }
}

const models = [sequential(new Random(7)), functional(new Random(7)), new Classifier(new Random(7))]
const x = randn([1, 4], new Random(8))
for (const model of models) {
  console.log(
    String(model.forward(x)),
    model
      .namedParameters()
      .map(([name]) => name)
      .join(' '),
  )
}
console.log(nn.summary(new Classifier(new Random(7))))
