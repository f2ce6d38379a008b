import { Random, randn } from 'chalkgrad'

console.log(randn([4], new Random(1)))
console.log(randn([4], new Random(1)))
console.log(randn([4], new Random(2)))
console.log(new Random(1).permutation(8))
