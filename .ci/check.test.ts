import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../chapters/book/root.ts'
import { check, chosenParts } from './check.ts'

let base = ''
beforeAll(() => void (base = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterAll(() => rmSync(base, { recursive: true }))

const node = (code: string) => ['-e', code]

test('a part runs alone when it is named; mutations only then', () => {
  const names = (...typed: string[]) => chosenParts(typed).map(({ name }) => name)
  expect(names()).toContain('lint')
  expect(names()).not.toContain('mutations')
  expect(names('mutations', 'lint')).toEqual(['mutations', 'lint'])
  expect(() => names('mutation')).toThrow(/no part 'mutation'\. Did you mean mutations\?/)
})

test('each part has its line; a failing one shows all its output and is counted', async () => {
  const lines: string[] = []
  const failed = await check(
    [
      { name: 'sound', commands: [node('console.log("chatter"); console.log("12 of 12")')] },
      {
        name: 'broken',
        commands: [
          node('console.log("first"); console.error("second"); process.exitCode = 3'),
          node('console.log("never")'),
        ],
      },
      { name: 'killed', commands: [node('process.kill(process.pid, "SIGKILL")')] },
    ],
    base,
    (text) => lines.push(text),
  )
  const text = lines.join('\n')
  expect(failed).toBe(2)
  expect(text).toMatch(/ok.* sound, [\d.]+ s.*12 of 12/)
  expect(text).not.toContain('chatter')
  expect(text).toMatch(/FAILED.* broken/)
  expect(text).toContain('first')
  expect(text).toContain('second')
  expect(text).not.toContain('never')
  expect(text).toMatch(/FAILED.* killed/)
  expect(lines.at(-1)).toBe('1 passed, 2 failed')
})

test('what a passing part left out is said once', async () => {
  const lines: string[] = []
  const say = 'console.log("chatter"); console.log("\\x1b[39mNOT TESTED: g++ is missing"); console.log("done")'
  await check([{ name: 'gpu', commands: [node(say), node(say)] }], base, (text) => lines.push(text))
  expect(lines.filter((line) => line.includes('gpu: NOT TESTED: g++ is missing'))).toHaveLength(1)
  expect(lines.join('\n')).not.toContain('chatter')
})

// The configurations of the linter and of the formatter are ours; that they bite is seen here.
const run = (bin: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules', bin), ...args], { cwd: base }).then(
    ({ stdout }) => ({ failed: false, stdout }),
    ({ stdout }: { stdout: string }) => ({ failed: true, stdout }),
  )

test('the linter refuses any, non-null assertions, silenced type errors and unused variables', async () => {
  const faults = {
    'no-explicit-any': 'export const x: any = 1\n',
    'no-non-null-assertion': 'export const f = (x?: number) => x!\n',
    'ban-ts-comment': '// @ts-ignore\nexport const x: string = 1\n',
    'no-unused-vars': 'const x = 1\nexport {}\n',
  }
  const paths = Object.keys(faults).map((rule) => join(base, `${rule}.ts`))
  Object.values(faults).forEach((text, i) => writeFileSync(paths[i], text))
  const { failed, stdout } = await run(
    'oxlint/bin/oxlint',
    '-c',
    join(root, '.oxlintrc.json'),
    '--format=unix',
    ...paths,
  )
  expect(failed).toBe(true)
  for (const rule of Object.keys(faults)) expect(stdout).toMatch(new RegExp(`${rule}\\.ts:.*${rule}`))
})

test('the formatter refuses semicolons', async () => {
  writeFileSync(join(base, 'semicolon.ts'), 'export const x = 1;\n')
  writeFileSync(join(base, 'sound.ts'), 'export const x = 1\n')
  const prettier = (file: string) =>
    run('prettier/bin/prettier.cjs', '--config', join(root, '.prettierrc.json'), '--check', join(base, file))
  expect((await prettier('semicolon.ts')).failed).toBe(true)
  expect((await prettier('sound.ts')).failed).toBe(false)
})
