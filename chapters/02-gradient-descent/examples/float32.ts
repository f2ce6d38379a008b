import { tensor } from 'chalkgrad'

// The slope of eˣ at x = 1 is e = 2.718…
for (const dtype of ['float64', 'float32'] as const) {
  const f = (x: number) => tensor(x, { dtype }).exp().item()
  const slope = (epsilon: number) => (f(1 + epsilon) - f(1 - epsilon)) / (2 * epsilon)
  console.log(dtype, 'with 10⁻²:', slope(1e-2).toFixed(6))
  console.log(dtype, 'with 10⁻⁶:', slope(1e-6).toFixed(6))
}
