import { Value } from 'chalkgrad'

const row = ['5.1', '3.5']

console.log(new Value(0).log().data)
console.log(new Value(Number(row[0])).mul(2).data)

// @ts-expect-error: parsed files are often `any`, then nothing warns.
new Value(2).mul(row[0])
