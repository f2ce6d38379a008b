// (m × k) · (k × n) in float32: each of A, B and C moves once.
function intensity(m: number, k: number, n: number): number {
  const flops = 2 * m * k * n
  const bytes = 4 * (m * k + k * n + m * n)
  return flops / bytes
}

console.log('4 × 4        ', intensity(4, 4, 4).toFixed(3))
for (const n of [64, 256, 1024]) {
  console.log(`${n} × ${n}`.padEnd(13), intensity(n, n, n).toFixed(1))
}
// Chapter 5: a batch of 128 pictures, then a single picture.
console.log('128 pictures ', intensity(128, 784, 256).toFixed(1))
console.log('one picture  ', intensity(1, 784, 256).toFixed(3))
