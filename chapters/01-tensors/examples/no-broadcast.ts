import { tensor } from 'chalkgrad'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const perRow = tensor([100, 200]) // one number for each row
x.add(perRow)
