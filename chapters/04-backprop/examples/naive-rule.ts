import { gradientCheck, noGrad, ones, record, tensor, type Tensor } from 'chalkgrad'

/** x + b, whose author forgot that b was repeated. */
function addRow(x: Tensor, b: Tensor): Tensor {
  const y = noGrad(() => x.add(b))
  return record('addRow', y, [x, b], [(g) => g, (g) => g])
}

const x = ones([3, 2], { dtype: 'float64' })
const b = tensor([10, 20], { dtype: 'float64' })
gradientCheck(addRow, [x, b])
