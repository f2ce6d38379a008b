function velocities(gradients: number[], momentum: number): string {
  let v = 0
  return gradients.map((g) => (v = momentum * v + g).toFixed(2)).join('  ')
}

const always = [1, 1, 1, 1, 1, 1, 1, 1]
const back = [1, -1, 1, -1, 1, -1, 1, -1]
console.log(`the same way  ${velocities(always, 0.9)}`)
console.log(`back & forth  ${velocities(back, 0.9)}`)
