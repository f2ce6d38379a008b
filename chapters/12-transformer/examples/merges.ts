import { BytePairs } from 'chalkgrad'

// "_" is shown for the space.
const text = 'low lower lowest low low new newer newest new'
const pairs = BytePairs.fit(text, { size: 262 })
const shown = (ids: Iterable<number>) => Array.from(ids, (id) => pairs.decode([id]).replace(' ', '_'))
pairs.merges.forEach(([left, right], i) => console.log(256 + i, shown([left, right]).join(' + '), '→', shown([256 + i])[0]))
for (const text of ['lowest newest', 'slower', 'né']) {
  const ids = pairs.encode(text)
  console.log(text, '→', [...ids].map((id) => (id < 256 && text === 'né' ? `<${pairs.decodeBytes([id])[0].toString(16)}>` : shown([id])[0])).join(' '), '→', pairs.decode(ids)) // prettier-ignore
}
