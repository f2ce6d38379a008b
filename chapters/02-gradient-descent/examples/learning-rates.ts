// L(w) = (w − 3)², so λ = 2: a step multiplies the distance to 3 by 1 − 2η.
for (const learningRate of [0.1, 0.5, 0.9, 1, 1.1]) {
  let w = 0
  const path = [w]
  for (let step = 0; step < 5; step++) {
    w -= learningRate * 2 * (w - 3)
    path.push(w)
  }
  console.log(`η ${learningRate}:`, path.map((w) => w.toFixed(2)).join('  '))
}
