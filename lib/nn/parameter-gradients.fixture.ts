import { grad, noGrad, tensor, type nn, type Tensor } from 'chalkgrad'

/**
 * How far the gradients of parameters are from numeric ones, at most. The parameters themselves are moved:
 * gradientCheck moves copies of its inputs, and a layer looks at none of these. float64.
 */
export function gradientError(
  parameters: readonly nn.Parameter[],
  loss: () => Tensor,
): number {
  const gradients = grad(loss(), parameters)
  const errors = parameters.flatMap((parameter, i) => {
    const values = [...parameter.data()]
    const write = (numbers: number[]) =>
      noGrad(() => parameter.copy_(tensor(numbers, { shape: parameter.shape, dtype: 'float64' }))) // prettier-ignore
    const found = [...gradients[i].data()].map((got, element) => {
      const at = (shift: number): number => {
        write(values.map((value, k) => (k === element ? value + shift : value)))
        return noGrad(() => loss()).item()
      }
      return Math.abs(got - (at(1e-5) - at(-1e-5)) / 2e-5)
    })
    write(values)
    return found
  })
  return Math.max(...errors)
}
