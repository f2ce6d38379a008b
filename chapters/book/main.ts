import { CommanderError } from 'commander'
import pc from 'picocolors'
import { ChalkgradError } from '../../lib/errors.ts'

/**
 * Runs a command's body; what goes wrong becomes one clear message and exit code 1, without
 * cutting output short.
 */
export async function main(body: () => Promise<void> | void): Promise<void> {
  try {
    await body()
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return
      console.error(pc.red(error.message))
    } else if (error instanceof ChalkgradError)
      console.error(`${pc.red(error.name)}: ${error.message}`)
    else console.error(error)
    process.exitCode = 1
  }
}

/** True in the file that was started, false where it is imported. */
export function isMain(meta: ImportMeta): boolean {
  return process.argv[1] !== undefined && meta.filename === process.argv[1]
}
