import { spawn, spawnSync } from 'node:child_process'

/** Runs a program to its end. @throws Error with what it said, when it fails or is not there */
export async function run(program: string, args: readonly string[], cwd?: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', fail)
    child.on('close', (code) =>
      code === 0 ? done(output) : fail(new Error(`${program} ${args.join(' ')} failed\n${output}`)),
    )
  })
}

/** Is there such a program on this machine? */
export function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

/** Does work for each item, `width` of them at the same time. Results are in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i])
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return results
}
