// What arrives at the first of twenty layers, if each multiplies the gradient by `slope`?
const arrives = (slope: number) => slope ** 20
const short = (n: number) =>
  n !== 0 && n < 1e-3 ? n.toExponential(0) : Number(n.toPrecision(3)).toLocaleString('en-US')

console.log('slope  without skip       with')
for (const slope of [-0.2, -0.1, 0, 0.1, 0.2, 0.5, 1])
  console.log(
    String(slope).padEnd(6),
    short(arrives(slope)).padStart(12),
    short(arrives(1 + slope)).padStart(10),
  )
