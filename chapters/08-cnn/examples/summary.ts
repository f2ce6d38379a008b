import { nn, Random, zeros } from 'chalkgrad'
import { modern } from '../networks.ts'

console.log(nn.summary(modern(new Random(1)), zeros([1, 28, 28])))
