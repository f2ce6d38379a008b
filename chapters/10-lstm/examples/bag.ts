import { loadNames } from 'chalkgrad/node'

// How often each letter is there: the letters in the order of the alphabet.
const bag = (text: string) => [...text.toLowerCase()].sort().join('')

for (const [a, b] of [
  ['dog bites man', 'man bites dog'],
  ['Amelia', 'Iaamel'],
])
  // prettier-ignore
  console.log(`${a} | ${b}: equal bags? ${bag(a) === bag(b)}`)

const names = new Map<string, string[]>()
for (const name of loadNames())
  names.set(bag(name), [...(names.get(bag(name)) ?? []), name])
const [most] = [...names.values()].sort((a, b) => b.length - a.length)
console.log('one bag, several names:', most.join(', '))
