import { tensor } from 'chalkgrad'

tensor([
  [1, 2, 3],
  [4, 5],
])
