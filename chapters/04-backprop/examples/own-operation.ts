import { gradientCheck, noGrad, record, tensor, type Tensor } from 'chalkgrad'

/** x³ as one node of the graph, with its own gradient rule: g · 3x². */
function cube(x: Tensor): Tensor {
  const y = noGrad(() => x.mul(x).mul(x))
  return record('cube', y, [x], [(g) => g.mul(x.square()).mul(3)])
}

const x = tensor([1, -2, 0.5], { dtype: 'float64' })
console.log(gradientCheck(cube, [x]).checked, 'elements agree')

function wrongCube(x: Tensor): Tensor {
  const y = noGrad(() => x.mul(x).mul(x))
  return record('cube', y, [x], [(g) => g.mul(x.square()).mul(-3)])
}

gradientCheck(wrongCube, [x])
