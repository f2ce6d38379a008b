// Between 1 and the next number that float64 can hold lie 2.2 · 10⁻¹⁶.
for (const epsilon of [1e-6, 1e-12, 1e-15, 1e-16]) {
  const slope = (Math.exp(1 + epsilon) - Math.exp(1)) / epsilon
  const same = 1 + epsilon === 1
  console.log(`ε ${epsilon}: 1 + ε === 1 is ${same}, slope ${slope.toFixed(6)}`)
}
