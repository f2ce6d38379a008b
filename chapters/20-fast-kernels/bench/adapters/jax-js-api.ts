// What the adapter uses of jax-js, which is installed only to be measured.

/** An array is used up by the first operation that takes it; `ref` keeps it for another. */
export interface JaxArray {
  ref: JaxArray
  shape: number[]
  add(x: JaxArray | number): JaxArray
  sub(x: JaxArray): JaxArray
  mul(x: JaxArray | number): JaxArray
  div(x: JaxArray): JaxArray
  reshape(shape: readonly number[]): JaxArray
  transpose(axes?: number[]): JaxArray
  dispose(): void
  dataSync(): ArrayLike<number>
  blockUntilReady(): Promise<JaxArray>
}
type Unary = (x: JaxArray) => JaxArray
export interface Jax {
  init(device: string): Promise<unknown>
  defaultDevice(device: string): void
  jit<F>(fn: F): F
  grad(fn: (...inputs: JaxArray[]) => JaxArray): (...inputs: JaxArray[]) => JaxArray
  valueAndGrad<P>(
    fn: (parameters: P, ...rest: JaxArray[]) => JaxArray,
  ): (parameters: P, ...rest: JaxArray[]) => [JaxArray, P]
  tree: { ref<T>(tree: T): T }
  nn: { relu: Unary; logSoftmax(x: JaxArray, axis: number): JaxArray }
  numpy: {
    array(data: Float32Array | number): JaxArray
    zeros(shape: readonly number[]): JaxArray
    matmul(a: JaxArray, b: JaxArray): JaxArray
    sum(x: JaxArray, axis?: number): JaxArray
    max(x: JaxArray, axis?: number): JaxArray
    exp: Unary
    tanh: Unary
    sqrt: Unary
  }
}
