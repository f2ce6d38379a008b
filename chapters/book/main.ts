import { realpathSync } from 'node:fs'
import { CommanderError } from 'commander'
import pc from 'picocolors'
import { ChalkgradError } from '../../lib/errors.ts'
import { systemFault } from '../../lib/node/system-fault.ts'

/**
 * Runs a command's body; what goes wrong becomes one clear message and exit code 1, without
 * cutting output short.
 */
export async function main(body: () => Promise<void> | void): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', stopReading)
  try {
    await body()
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return
      console.error(pc.red(error.message))
    } else if (error instanceof ChalkgradError)
      console.error(`${pc.red(error.name)}: ${error.message}`)
    else {
      const refused = systemFault(error)
      console.error(refused === undefined ? error : pc.red(refused))
    }
    process.exitCode = 1
  }
}

/** `npm run chapter | head`: who has read enough wants no error. */
export function stopReading(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}

/** True in the file that was started, also through a link; false where it is imported. */
export function isMain(meta: ImportMeta): boolean {
  const [, started] = process.argv
  return started !== undefined && meta.filename === realpathSync(started)
}
