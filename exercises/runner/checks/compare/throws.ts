import { CheckError } from './check-error.ts'
import { TodoError } from '../todo.ts'

/** What a message must hold, in words, and how it is recognized: `{ 'the operation, add': /add/ }`. */
export type Says = Readonly<Record<string, RegExp>>

// A slip of the pen throws these, where any Error is asked for.
const slips = ['TypeError', 'ReferenceError']

/**
 * Insists that a call fails with this type of error ('Error' for any), and that its message says what it should.
 * Never the whole of a check: a stub and a typing error throw as well, so pair it with a value.
 */
export async function throws(call: () => unknown, type: string, says: Says = {}): Promise<void> {
  const wanted = `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`
  let value: unknown
  try {
    value = await call()
  } catch (error) {
    if (error instanceof TodoError) throw error
    if (!(error instanceof Error))
      throw new CheckError(`threw ${String(error)}, which is not an Error; wanted ${wanted}`)
    const right = type === 'Error' ? !slips.includes(error.name) : error.name === type
    if (!right) throw new CheckError(`threw ${error.name}: ${error.message}; wanted ${wanted}`)
    const missing = Object.keys(says).find((what) => !says[what].test(error.message))
    if (missing === undefined) return
    throw new CheckError(`the error says "${error.message}"; it should name ${missing}`)
  }
  throw new CheckError(`no error came, but ${JSON.stringify(value) ?? String(value)}; wanted ${wanted}`)
}
