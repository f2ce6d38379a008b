import { characters } from 'chalkgrad'

// How often is each letter there? The counts of two texts are compared.
const bag = (text: string) => characters(text.toLowerCase()).sort().join('')
const same = (a: string, b: string) => console.log(`${a} | ${b}: equal bags? ${bag(a) === bag(b)}`)

same('dog bites man', 'man bites dog')
same('Amelia', 'Iaamel')
for (const other of ['Aleen', 'Elane', 'Leena', 'Neale', 'Lena']) same('Elena', other)
