import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ArgumentError, DataError, fit, mseLoss, nn, ones, optim, Random } from 'chalkgrad'
import { Checkpoint, CsvLog, saveTensors, TensorBoard } from 'chalkgrad/node'
import { checkWritable, goOnWithout, systemFault, writing } from './system-fault.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})
const refusal = (code: string, path?: string) =>
  Object.assign(new Error(code), { code, path })

test('what the system refuses is said in words, with the place and what to do', () => {
  expect(systemFault(refusal('EACCES', '/a/b'))).toMatch(
    /^\/a\/b may not be written: .* folder of your own/,
  )
  expect(systemFault(refusal('ENOSPC'), 'c')).toBe('c cannot be written: the disk is full')
  expect(systemFault(refusal('EROFS'), 'c')).toMatch(/only be read/)
  expect(systemFault(new TypeError('x'))).toBeUndefined()
})

test('a run goes on without its notes, and any other error is thrown', () => {
  const said = vi.spyOn(console, 'warn').mockImplementation(() => {})
  goOnWithout('The picture', 'a.png', () => {
    throw refusal('ENOSPC')
  })
  expect(said.mock.calls).toEqual([
    [
      'The picture was not saved, and the run goes on: a.png cannot be written: the disk is full',
    ],
  ])
  expect(() =>
    goOnWithout('', '', () => {
      throw new TypeError('x')
    }),
  ).toThrow(TypeError)
})

test('a file where a folder is wanted is told by the name that was given', () => {
  const taken = join(folder, 'taken')
  writeFileSync(taken, '')
  expect(() => checkWritable(join(taken, 'a.txt'))).toThrow(
    `${taken} is a file, and a folder is wanted`,
  )
  const deeper = join(taken, 'b', 'a.txt')
  expect(() => checkWritable(deeper)).toThrow(/lies below a file, and a folder is wanted/)
})

test('a place that can be written is left as it was', () => {
  checkWritable(join(folder, 'a', 'b.txt'))
  expect(readdirSync(join(folder, 'a'))).toEqual([])
})

test.each([
  ['Checkpoint', (path: string) => new Checkpoint(join(path, 'a.safetensors'))],
  ['CsvLog', (path: string) => new CsvLog(join(path, 'a.csv'))],
  ['TensorBoard', (path: string) => new TensorBoard(path)],
])('%s says before the training that its place cannot be written', (_, callback) => {
  // A file where a folder should be: also for root, who may write everywhere else.
  const taken = join(folder, 'taken')
  writeFileSync(taken, '')
  const model = new nn.Linear(1, 1, new Random(1))
  const forward = vi.spyOn(model, 'forward')
  const batches = [{ x: ones([1, 1]), y: ones([1, 1]), index: 0 }]
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
  expect(() =>
    fit(model, batches, {
      optimizer,
      loss: mseLoss,
      epochs: 1,
      callbacks: [callback(taken)],
    }),
  ).toThrow(DataError)
  expect(forward).not.toHaveBeenCalled()
})

test('saveTensors says which file cannot be written, and why', () => {
  const taken = join(folder, 'taken')
  writeFileSync(taken, '')
  const save = (): void => saveTensors(join(taken, 'a.safetensors'), { w: ones([2]) })
  expect(save).toThrow(DataError)
  expect(save).toThrow(`${taken} is a file, and a folder is wanted`)
})

test('who calls it with what is no place, or no tensors, is told so, not that the disk refuses', () => {
  expect(() => saveTensors('', { w: ones([2]) })).toThrow(ArgumentError)
  expect(() =>
    writing('/a', () => {
      throw refusal('EACCES', '/a.7-0.partial')
    }),
  ).toThrow(/^\/a may not be written/)
})
