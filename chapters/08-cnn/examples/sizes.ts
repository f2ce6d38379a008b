import { outputSize } from 'chalkgrad'

const say = (what: string, size: number) => console.log(what.padEnd(36), size)
say('28 cells, filter 5', outputSize(28, 5))
say('28 cells, filter 5, padding 2 + 2', outputSize(28, 5, 1, 4))
say('28 cells, filter 3, stride 2', outputSize(28, 3, 2))
say('28 cells, filter 3, stride 2, 1 + 1', outputSize(28, 3, 2, 2))
say('28 cells, filter 3, dilation 2', outputSize(28, 3, 1, 0, 2))
say('28 cells, pooling 2, stride 2', outputSize(28, 2, 2))
say('27 cells, pooling 2, stride 2', outputSize(27, 2, 2))
