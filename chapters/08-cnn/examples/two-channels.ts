import { tensor } from 'chalkgrad'

// One picture, two channels, red and blue.
const picture = tensor([1, 2, 3, 4, 5, 6, 7, 8]).reshape([1, 2, 2, 2])
// Two filters, and each has a grid of 2 × 2 for red and one for blue.
const first = [1, 0, 0, 1, 0, -1, 0, 0]
const second = [1, 1, 1, 1, 0, 0, 0, 0]
const filters = tensor([...first, ...second]).reshape([2, 2, 2, 2])
const maps = picture.conv2d(filters)
console.log(maps.shape, maps.data())
