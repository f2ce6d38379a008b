import { Generator, randn } from 'chalkgrad'

console.log(randn([4], new Generator(1)))
console.log(randn([4], new Generator(1)))
console.log(randn([4], new Generator(2)))
console.log(new Generator(1).permutation(8))
