import { spawnSync } from 'node:child_process'

/** Where Python usually is; the first that has the module is taken. */
const usual = ['python3', '/usr/bin/python3', 'python']

/**
 * The path of a Python that can import a module; `CHALKGRAD_PYTHON` is asked first. The
 * bench installs nothing for Python.
 */
export function pythonWith(module: string): string | undefined {
  if (!found.has(module)) found.set(module, search(module, process.env))
  return found.get(module)
}

const found = new Map<string, string | undefined>()

function search(module: string, env: NodeJS.ProcessEnv): string | undefined {
  const named = env.CHALKGRAD_PYTHON
  for (const command of named ? [named, ...usual] : usual) {
    const { status, stdout } = spawnSync(
      command,
      ['-c', `import sys, ${module}; print(sys.executable)`],
      { encoding: 'utf8' },
    )
    if (status === 0) return stdout.trim()
  }
  return undefined
}
