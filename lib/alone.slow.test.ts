import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** What a program prints that imports nothing but what it says, in a process of its own. */
async function printed(program: string): Promise<string> {
  const flags = ['--import', tsx, '--input-type=module', '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, flags, {
    cwd: new URL('..', import.meta.url),
  })
  return stdout.trim()
}

test.each([
  [
    'losses/cross-entropy',
    `import { crossEntropy } from 'chalkgrad/losses/cross-entropy'
     import { tensor } from 'chalkgrad/tensor/create'
     const x = tensor([[0, 0]], { requiresGrad: true })
     crossEntropy(x.tanh(), tensor([1], { dtype: 'int32' })).backward()
     console.log(x.grad.toArray().join())`,
    '0.5,-0.5',
  ],
  [
    'tensor/random',
    `import { rand } from 'chalkgrad/tensor/random'
     import { Random } from 'chalkgrad/random/random'
     console.log(rand([3], new Random(1)).mul(0).sum().item())`,
    '0',
  ],
  [
    'node',
    `import { parseCsv } from 'chalkgrad/node'
     console.log(parseCsv('a,b\\n1,2\\n3,4').numbers('a').sum().item())`,
    '4',
  ],
  [
    'conformance',
    `import { conformanceFaults } from 'chalkgrad/conformance'
     console.log(conformanceFaults({ name: 'none', kernels: {} }, 'sign').length)`,
    '0',
  ],
])(
  'chalkgrad/%s alone has all that it needs',
  async (_, program, result) => {
    expect(await printed(program)).toBe(result)
  },
  60_000,
)

const lib = new URL('.', import.meta.url)
const exported = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter(
    (path) =>
      /^(?!wasm\/(assembly\/|build)).*(?<!\.d|\.test|\.fixture)\.ts$/.test(path) &&
      path !== 'index.ts',
  )
  .map((path) => `chalkgrad/${path.slice(0, -3)}`)

/** The package as plain JavaScript, in a folder of its own: 250 threads import it anew, and none has to compile it. */
async function compiled(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'alone-'))
  const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
  const compilerOptions = {
    rootDir: at('.'),
    outDir: folder,
    noEmit: false,
    noCheck: true,
    types: [],
    allowImportingTsExtensions: false,
    rewriteRelativeImportExtensions: true,
  }
  const plan = join(folder, 'tsconfig.json')
  const tests = at('lib/**/*.test.ts')
  const include = [at('lib/**/*.ts')]
  writeFileSync(
    plan,
    JSON.stringify({
      extends: at('tsconfig.json'),
      compilerOptions,
      include,
      exclude: [tests],
    }),
  )
  await promisify(execFile)(process.execPath, [
    at('node_modules/typescript/bin/tsc'),
    '-p',
    plan,
  ])
  for (const path of readdirSync(lib, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:m?js|html)$/.test(path)) cpSync(at(`lib/${path}`), join(folder, 'lib', path))
  const { name, type, exports, imports } = JSON.parse(
    readFileSync(at('package.json'), 'utf8'),
  )
  const names = JSON.stringify({ name, type, exports, imports })
  writeFileSync(join(folder, 'package.json'), names.replaceAll('.ts"', '.js"'))
  symlinkSync(at('node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

/** What a tensor says, in a thread of its own that imports this path first. */
function sumAfter(path: string, folder: string): Promise<string> {
  const program = `
    import { parentPort } from 'node:worker_threads'
    import('${path}')
      .then(() => import('chalkgrad/tensor/create'))
      .then(({ tensor }) => parentPort.postMessage(String(tensor([1, 2]).add(1).sum().item())))
      .catch((error) => parentPort.postMessage(error.message))`
  const file = join(folder, `${path.replaceAll('/', '-')}.js`)
  writeFileSync(file, program)
  return new Promise((done) => {
    const thread = new Worker(file, { execArgv: [] })
    thread.on('error', ({ message }) => done(message))
    thread.on('message', (text: string) => {
      done(text)
      void thread.terminate()
    })
  })
}

test('every path that the package exports can be imported first, and its tensors have methods', async () => {
  const folder = await compiled()
  const rest = [...exported]
  const faults: string[] = []
  const lane = async (): Promise<void> => {
    for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
      const got = await sumAfter(path, folder)
      if (got !== '5') faults.push(`${path}: ${got}`)
    }
  }
  await Promise.all([lane(), lane()])
  rmSync(folder, { recursive: true })
  expect(exported.length).toBeGreaterThan(100)
  expect(faults).toEqual([])
}, 900_000)

test('what only runs in a process of its own is not exported', async () => {
  for (const path of ['wasm/build', 'node/blas.fixture', 'wasm/assembly/random'])
    await expect(printed(`await import('chalkgrad/${path}')`)).rejects.toThrow(
      /ERR_PACKAGE_PATH_NOT_EXPORTED/,
    )
}, 60_000)
