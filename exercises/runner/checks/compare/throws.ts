import { CheckError } from './check-error.ts'
import { TodoError } from '../todo.ts'

/**
 * Insists that a call fails, and that its message says what it should.
 * Never the whole of a check: a stub and a typing error throw as well, so pair it with a value.
 */
export async function throws(call: () => unknown, pattern?: RegExp): Promise<void> {
  let value: unknown
  try {
    value = await call()
  } catch (error) {
    if (error instanceof TodoError) throw error
    const message = error instanceof Error ? error.message : String(error)
    if (pattern === undefined || pattern.test(message)) return
    throw new CheckError(`the error says "${message}"; its message should match ${pattern}`)
  }
  throw new CheckError(`no error came, but ${JSON.stringify(value) ?? String(value)}; this input should be refused`)
}
