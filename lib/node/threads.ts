export { threadCount } from '../wasm/thread-count.ts'
