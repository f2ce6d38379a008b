// What arrives at the first of twenty layers, if each multiplies the gradient by `slope`?
const arrives = (slope: number) => slope ** 20
console.log('slope  without skip        with')
for (const slope of [-0.2, -0.1, 0, 0.1, 0.2, 0.5, 1])
  console.log(
    String(slope).padEnd(6),
    arrives(slope).toExponential(1).padStart(12),
    arrives(1 + slope).toPrecision(3).padStart(11),
  )
