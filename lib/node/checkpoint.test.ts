import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  augment,
  Batches,
  crossEntropy,
  DataError,
  EarlyStopping,
  fit,
  Random,
  nn,
  optim,
  randn,
  tensor,
  type Callback,
} from 'chalkgrad'
import { Checkpoint, CsvLog, loadTensors, parseCsv, saveTensors } from 'chalkgrad/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterAll(() => rmSync(folder, { recursive: true }))

const images = randn([40, 6, 6], new Random(1))
const labels = images.sum([1, 2]).greater(0).cast('int32')

/** Dropout, augmentation and shuffling draw from one generator; Adam, early stopping remember. */
function setup(path: string, epochs: number, resume: boolean, extra: Callback[] = []) {
  const random = new Random(3)
  const model = new nn.Sequential(
    new nn.Flatten(),
    new nn.Linear(36, 12, random),
    new nn.ReLU(),
    new nn.Dropout(0.2, random),
    new nn.Linear(12, 2, random),
  )
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.01 })
  const policy = augment.sequence(augment.flip(), augment.shift({ pixels: 1 }))
  const data = new Batches(images, labels, {
    batchSize: 16,
    shuffle: random,
    transform: (x) => policy(x, random),
  })
  const validation = new Batches(images, labels, { batchSize: 40 })
  const callbacks = [
    new Checkpoint(path, { random: [random], resume }),
    new EarlyStopping({ patience: 20 }),
    ...extra,
  ]
  return {
    model,
    run: () =>
      fit(model, data, { optimizer, loss: crossEntropy, epochs, validation, callbacks }),
  }
}

const bits = (model: nn.Module) =>
  model.parameters().map((parameter) => [...new Uint32Array(parameter.data().buffer)])

describe('a checkpoint', () => {
  test('a run that is stopped in the middle of an epoch and resumed ends with the same bits', () => {
    const whole = setup(join(folder, 'whole.safetensors'), 7, false)
    const expected = whole.run()

    const path = join(folder, 'broken.safetensors')
    const pullThePlug: Callback = {
      batchEnd: ({ step }) => {
        if (step === 11) throw new Error('power is off')
      },
    }
    expect(() => setup(path, 7, false, [pullThePlug]).run()).toThrow('power is off')
    const log = join(folder, 'log.csv')
    const second = setup(path, 7, true, [new CsvLog(log)])
    const history = second.run()
    expect(history).toEqual(expected)
    expect(bits(second.model)).toEqual(bits(whole.model))
    expect(history.steps).toBe(21)

    // The log of the resumed run has the epochs before it, too.
    const table = parseCsv(readFileSync(log, 'utf8'))
    expect(table.columns).toEqual(['epoch', 'loss', 'valLoss', 'learningRate'])
    expect(table.text('valLoss').map(Number)).toEqual(history.curves.valLoss)
  })

  test('without resume the run starts anew; of a run that is done nothing is left to do', () => {
    const path = join(folder, 'again.safetensors')
    const first = setup(path, 2, false)
    const { curves } = first.run()
    const done = setup(path, 2, true)
    expect(done.run().curves).toEqual(curves)
    expect(bits(done.model)).toEqual(bits(first.model))
    expect(setup(path, 1, false).run().curves.loss).toEqual(curves.loss.slice(0, 1))
  })

  test('holds the weights under the names of the model, and refuses a damaged file', () => {
    const path = join(folder, 'names.safetensors')
    const { model, run } = setup(path, 1, false)
    run()
    const weights = loadTensors(path).tensors['model.1.weight']
    expect(weights.data()).toEqual(model.namedParameters()[0][1].data())
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, bytes.length - 5))
    expect(() => setup(path, 1, true).run()).toThrow(/names.safetensors: .*truncated/)
    expect(() => loadTensors(join(folder, 'none'))).toThrow(DataError)
  })

  test('an option that does not exist, or is of another kind, is refused', () => {
    const path = join(folder, 'options.safetensors')
    const make = (options: object) => () => new Checkpoint(path, options)
    expect(make({ evry: 2 })).toThrow(
      /Checkpoint: there is no option 'evry'\. Did you mean every\?/,
    )
    expect(make({ random: new Random(1) })).toThrow(/random must be a list, got a Random/)
    expect(make({ resume: 1 })).toThrow(/resume must be true or false, got 1/)
  })

  describe('and other options', () => {
    const run = (
      name: string,
      epochs: number,
      options: Record<string, string | number | boolean>,
      { resume = true, planned = false } = {},
    ) => {
      const random = new Random(1)
      const model = new nn.Linear(36, 2, random)
      const said: string[] = []
      const print = (line: string) => void said.push(line.replace(folder, ''))
      const path = join(folder, `${name}.safetensors`)
      const { epochs: ran } = fit(model, [{ x: images.flatten(1), y: labels, index: 0 }], {
        optimizer: new optim.SGD(model.parameters(), { learningRate: 0.1 }),
        loss: crossEntropy,
        epochs,
        ...(planned ? { schedule: () => 0.1 } : {}),
        callbacks: [new Checkpoint(path, { random: [random], resume, options, print })],
      })
      return { ran, said }
    }

    test('are refused, each with both values', () => {
      run('options', 2, { data: 'clothes', seed: 3 }, { resume: false })
      expect(() => run('options', 2, { data: 'clothes', seed: 4 })).toThrow(
        /other options: seed 3, and this run has seed 4\. Go on with the same/,
      )
      expect(() => run('options', 2, { data: 'digits', seed: 3, full: true })).toThrow(
        /data clothes, and this run has data digits; no full, and this run has full true/,
      )
      expect(run('options', 2, { seed: 3, data: 'clothes' }).ran).toBe(2)
    })

    test('a plan for the learning rate is one for a number of epochs', () => {
      run('planned', 6, {}, { resume: false, planned: true })
      expect(() => run('planned', 9, {}, { planned: true })).toThrow(
        /epochs 6, and this run has epochs 9/,
      )
      run('free', 2, {}, { resume: false })
      expect(run('free', 3, {}).ran).toBe(3)
      expect(() => run('free', 1, {})).toThrow(/epochs 3, and this run has epochs 1/)
    })

    test('a resumed run says where it starts', () => {
      const said = (epochs: number) => run('said', epochs, {}).said
      expect(said(2)).toEqual([
        'Nothing to resume at /said.safetensors: starts with epoch 1 of 2.',
      ])
      expect(said(5)).toEqual(['Resumes /said.safetensors: goes on with epoch 3 of 5.'])
      expect(said(5)).toEqual([
        'Resumes /said.safetensors, which has ended after epoch 5 of 5.',
      ])
    })
  })

  test('every: 3 saves the third epoch and the last', () => {
    const saved: number[] = []
    const path = join(folder, 'every.safetensors')
    const spy: Callback = {
      save: ({ epoch }) => void (existsSync(path) && saved.push(epoch)),
      epochStart: () => rmSync(path, { force: true }),
    }
    const random = new Random(1)
    const model = new nn.Linear(2, 2, random)
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
    const data = new Batches(
      randn([4, 2], random),
      tensor([0, 1, 0, 1], { dtype: 'int32' }),
      { batchSize: 4 },
    )
    fit(model, data, {
      optimizer,
      loss: crossEntropy,
      epochs: 5,
      callbacks: [new Checkpoint(path, { every: 3 }), spy],
    })
    expect(saved).toEqual([3, 5])
    expect(() => new Checkpoint(path, { every: 0 })).toThrow(/every must be/)
  })
})

describe('a kill', () => {
  const child = fileURLToPath(new URL('./checkpoint.fixture.ts', import.meta.url))
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

  /** Starts a program that saves without end, kills it some milliseconds after its first save, and waits for its end. */
  async function killedAfter(path: string, milliseconds: number): Promise<void> {
    const victim = spawn(process.execPath, ['--import', loader, child, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise((resolve) =>
      victim.once('exit', (_, signal) => resolve(signal)),
    )
    await Promise.race([
      new Promise((resolve) => victim.stdout.once('data', resolve)),
      ended,
    ])
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    victim.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
  }

  test('at any moment leaves the last good file, whole', { timeout: 60_000 }, async () => {
    const random = new Random(Date.now() % 1e6) // other moments in every run
    const paths = [1, 2, 3].map((i) => join(folder, `killed-${i}.safetensors`))
    await Promise.all(paths.map((path) => killedAfter(path, 60 * random.uniform())))
    for (const path of paths) {
      const { tensors, metadata } = loadTensors(path)
      const save = Number(metadata.save)
      expect(tensors.values.size).toBe(2 ** 20)
      expect([tensors.values.min().item(), tensors.values.max().item()]).toEqual([
        save,
        save,
      ])
      saveTensors(path, tensors, metadata) // what the kill left beside it is in nobody's way
      expect(existsSync(`${path}.partial`)).toBe(false)
    }
  })
})
