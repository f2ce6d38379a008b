import { join } from 'node:path'
import pc from 'picocolors'
import { writeDurable } from '../../lib/node/durable.ts'
import { systemFault } from '../../lib/node/system-fault.ts'
import { lineChart, progressBar } from '../../lib/node/terminal.ts'
import type { Callback } from '../../lib/train/callback.ts'
import type { Ui } from './experiment.ts'
import { lastWords } from './last-words.ts'
import { fromRoot, runsFolder } from './root.ts'

/** What an experiment sees when a reader runs it. */
export function terminalUi(
  slug: string,
  callbacks: readonly Callback[] = [],
  /** The command that goes on with a run that is stopped. */
  resumeCommand?: string,
): Ui {
  let told = false
  return {
    short: false,
    callbacks,
    print: (text) => console.log(text),
    canResume() {
      if (!told && resumeCommand !== undefined)
        lastWords(
          `Stopped. To go on after the last epoch that was saved:\n\n  ${resumeCommand}\n`,
        )
      told = true
    },
    progress: progressBar,
    curve: (curves) => console.log(lineChart(curves)),
    save(name, content) {
      const path = join(runsFolder(slug), name)
      try {
        writeDurable(path, content)
        console.log(pc.dim(`saved ${fromRoot(path)}`))
      } catch (error) {
        // A picture less: what was computed is worth more than it.
        const why = systemFault(error)
        if (why === undefined) throw error
        console.log(pc.yellow(`${name} was not saved: ${why}`))
      }
    },
  }
}
