import { full } from '../tensor/create.ts'
import { saveTensors } from './safetensors-file.ts'

// The victim of checkpoint.test.ts: saves again and again until it is killed. Every number
// of a file is the number of the save.
const [path] = process.argv.slice(2)
for (let i = 1; ; i++) {
  saveTensors(path, { values: full([2 ** 20], i) }, { save: String(i) })
  process.stdout.write('.')
}
