// f(x) = x⁴ − 3x² + x has two valleys.
const f = (x: number) => x ** 4 - 3 * x ** 2 + x
const slope = (x: number) => 4 * x ** 3 - 6 * x + 1

for (const start of [-2, 0.1, 0.2, 2]) {
  let x = start
  for (let step = 0; step < 200; step++) x -= 0.05 * slope(x)
  console.log('from', start, 'to', x.toFixed(4), 'where f is', f(x).toFixed(4))
}
