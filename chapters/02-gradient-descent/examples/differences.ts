// The slope of x³ at x = 2 is 12. Two ways to measure it.
const cube = (x: number) => x * x * x

for (const epsilon of [0.1, 0.01, 0.001]) {
  const forward = (cube(2 + epsilon) - cube(2)) / epsilon
  const central = (cube(2 + epsilon) - cube(2 - epsilon)) / (2 * epsilon)
  console.log('ε', epsilon, ' forward', forward.toFixed(6), ' central', central.toFixed(6))
}
