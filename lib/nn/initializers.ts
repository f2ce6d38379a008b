// First values for weights, all together: nn.init.
export * from './init.ts'
export { orthogonal } from './orthogonal.ts'
export { truncatedNormal } from './truncated-normal.ts'
