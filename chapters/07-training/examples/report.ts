import { ClassificationReport, tensor } from 'chalkgrad'

// Row: what it is. Column: what the model said.
const counts = tensor([
  [88, 7],
  [1, 4],
])
console.log(`${new ClassificationReport(counts, ['ham', 'spam'])}`)
