export * from './copy'
export * from './elementwise'
export * from './matmul'
export * from './reduce'
