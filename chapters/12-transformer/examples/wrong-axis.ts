import { randn, Random } from 'chalkgrad'

// Four words look at each other. Over which axis of the scores does the softmax go?
const random = new Random(1)
const [q, k, v] = [1, 2, 3].map(() => randn([4, 8], random))
const answer = (queries: typeof q, axis: number) =>
  queries.matmul(k.transpose()).div(Math.sqrt(8)).softmax(axis).matmul(v)

// The same, with another last word among those that ask.
const others = q.clone()
others.slice(0, 3).fill_(5)
for (const axis of [1, 0]) {
  const [before, after] = [answer(q, axis), answer(others, axis)].map((y) => y.select(0, 0))
  const change = after.sub(before).abs().max().item()
  console.log(`axis ${axis}: shape ${answer(q, axis).shape}, the first word's answer changes by ${change.toFixed(3)}`)
}
