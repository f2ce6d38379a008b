import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const exercises = fileURLToPath(new URL('../../', import.meta.url))
const suite = fileURLToPath(new URL('./suite.ts', import.meta.url))

/** Makes every `exercises/NN-slug/name/checks.ts` a test file: appends the lines that run its checks. */
export function exerciseFiles(): Plugin {
  return {
    name: 'chalkgrad:exercise-files',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0]
      const folder = dirname(file)
      // Vite's ids have forward slashes on every system.
      const parts = relative(exercises, file).split(sep)
      if (parts.length !== 3 || parts[2] !== 'checks.ts') return null
      const name = basename(folder)
      const driver = existsSync(join(folder, 'driver.ts'))
      return {
        // Appended, so that the line numbers of the checks stay true; the names collide with none of theirs.
        code: [
          code,
          `import * as chalkgradLearner from './${name}.ts'`,
          driver ? `import { drive as chalkgradDrive } from './driver.ts'` : 'const chalkgradDrive = (impl) => impl',
          `import { exerciseSuite as chalkgradSuite } from '${suite.replaceAll('\\', '/')}'`,
          `chalkgradSuite(checks, chalkgradDrive(chalkgradLearner))`,
        ].join('\n'),
        map: null,
      }
    },
  }
}
