import { existsSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import pc from 'picocolors'
import { catalog } from '../../../lib/node/catalog.ts'
import { findDataSet } from '../../../lib/node/find-data-set.ts'
import type { Finding } from '../../../lib/node/examine-kernels.ts'
import { examineKernels, measureKernels } from '../../../lib/node/examine-kernels.ts'
import { machine } from '../../../lib/node/machine.ts'
import { findChromium } from '../chromium.ts'
import { checkWritable } from '../../../lib/node/system-fault.ts'
import { isMain, main } from '../main.ts'
import { root } from '../root.ts'

/** `npm run doctor`: what this machine has of what the book can use. */
export function examine(
  version = process.versions.node,
  env: NodeJS.ProcessEnv = process.env,
): Finding[] {
  const { cpu, cores, platform } = machine()
  const memory = totalmem() / 2 ** 30
  return [
    node(version),
    folder(),
    { what: 'machine', state: 'good', found: `${cpu}, ${cores} cores, ${platform}` },
    {
      what: 'memory',
      state: memory < 2 ? 'optional' : 'good',
      found: `${memory.toFixed(1)} GiB`,
      advice:
        memory < 2
          ? 'the full MNIST needs about 1 GiB: close other programs, or stay with the shipped data'
          : undefined,
    },
    ...examineKernels({ env }),
    ...dataFolder(env),
    ...catalog.map((set): Finding => {
      const there = findDataSet(set) !== undefined
      return {
        what: set.name,
        state: there ? 'good' : 'optional',
        found: there
          ? 'here'
          : set.name === 'fashion-mnist'
            ? 'the shipped part'
            : 'not here',
        advice: there ? undefined : `npm run data -- ${set.name}`,
      }
    }),
    chromium(env),
  ]
}

/** As `engines` in package.json: those of Vite, which draws the site and runs the tests. */
function node(version: string): Finding {
  const [major, minor] = version.split('.').map(Number)
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23
  const advice = good
    ? undefined
    : 'Chalkgrad needs Node 20.19 and what follows in 20, or 22.12 and newer: https://nodejs.org/'
  return { what: 'Node', state: good ? 'good' : 'bad', found: version, advice }
}

/** Runs, hints and checkpoints are written below the root. */
export function folder(place = root): Finding {
  try {
    checkWritable(join(place, '.runs', 'trial'))
    return { what: 'folder', state: 'good', found: place }
  } catch (error) {
    return {
      what: 'folder',
      state: 'bad',
      found: `${place} cannot be written`,
      advice: error instanceof Error ? error.message : String(error),
    }
  }
}

function dataFolder(env: NodeJS.ProcessEnv): Finding[] {
  const folder = env.CHALKGRAD_DATA
  if (!folder) return []
  const there = existsSync(folder)
  return [
    {
      what: 'CHALKGRAD_DATA',
      state: there ? 'good' : 'bad',
      found: there ? folder : `${folder}, which does not exist`,
      advice: there
        ? undefined
        : 'name a folder that has mnist/, fashion-mnist/ or cifar-10/, or unset the variable',
    },
  ]
}

function chromium(env: NodeJS.ProcessEnv): Finding {
  const path = findChromium(env)
  return {
    what: 'Chromium',
    state: path === undefined ? 'optional' : 'good',
    found: path ?? 'not found',
    advice:
      path === undefined
        ? 'only `npm run check` needs it: on Debian or Ubuntu `apt-get install chromium`, elsewhere install Chrome or set CHROMIUM_PATH'
        : undefined,
  }
}

const signs = { good: pc.green('✓'), optional: pc.yellow('–'), bad: pc.red('✗') }

function doctor(): void {
  const findings = examine()
  const kernels = findings.findIndex(({ what }) => what === 'kernels')
  findings.splice(kernels + 1, 0, measureKernels())
  const width = Math.max(...findings.map(({ what }) => what.length))
  for (const { what, state, found, advice } of findings) {
    console.log(
      `${signs[state]} ${what.padEnd(width)}  ${found}${advice === undefined ? '' : pc.dim(`  → ${advice}`)}`,
    )
  }
  const bad = findings.filter(({ state }) => state === 'bad').length
  console.log(
    bad === 0
      ? '\nEverything that is needed is here; – marks what is optional.'
      : `\n${bad} to mend before the book can run.`,
  )
  if (bad > 0) process.exitCode = 1
}

if (isMain(import.meta)) await main(doctor)
