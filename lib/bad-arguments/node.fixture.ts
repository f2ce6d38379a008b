import { ones, Random } from 'chalkgrad'
import * as node from 'chalkgrad/node'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { made, type Calls } from './calls.fixture.ts'

const gray = { pixels: new Float32Array(4), width: 2, height: 2 }

/** Those that need Node: files lie in `folder`. */
export function nodeCalls(folder: string): Calls {
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const png = file('a.png', node.pngGrid([gray]))
  const csv = file('a.csv', 'a,b\n1,2\n')
  const tensors = join(folder, 'a.safetensors')
  node.saveTensors(tensors, { w: ones([2]) })
  const inside = (path: unknown): unknown =>
    path && typeof path === 'string' ? join(folder, path) : path
  const form = { size: 2, colors: ['gray'], fit: 'crop' } as const
  for (const part of ['train', 'validation', 'test'])
    for (const [shade, name] of ['cat', 'dog'].entries()) {
      mkdirSync(join(folder, 'pets', part, name), { recursive: true })
      const pixels = new Float32Array(4).fill(part.length / 20 + shade / 2)
      file(`pets/${part}/${name}/1.png`, node.pngGrid([{ ...gray, pixels }]))
    }
  return {
    readImage: () => [node.readImage, png, { channels: 1 }],
    readText: () => [node.readText, csv],
    readLines: () => [node.readLines, csv],
    readCsv: () => [node.readCsv, csv, { delimiter: ',' }],
    parseCsv: () => [node.parseCsv, 'a,b\n1,2\n', 'a file', { delimiter: ',' }],
    CsvTable: () => made(node.CsvTable, ['a'], [['1']], 'a table'),
    'CsvTable.text': () => [(name) => node.parseCsv('a,b\n1,2\n').text(name), 'a'],
    'CsvTable.numbers': () => [(...names) => node.parseCsv('a,b\n1,2\n').numbers(...names), 'a', 'b'], // prettier-ignore
    decodePicture: () => [node.decodePicture, png],
    preparePicture: () => [node.preparePicture, png, form],
    preparePictures: () => [node.preparePictures, [png], form, () => {}, 1],
    filesBelow: () => [node.filesBelow, join(folder, 'pets')],
    // Whatever else it is: a text names a file in the folder.
    ImageFolder: () => [
      async (path, options) => (await node.ImageFolder.open(path, options && { ...(options as object), cache: inside((options as { cache: unknown }).cache) } as never)).close(), // prettier-ignore
      join(folder, 'pets'),
      { form, seed: 1, validation: 0.2, test: 0.2, cache: 'cache' },
    ],
    saveTensors: () => [
      (path, ...more) => node.saveTensors(inside(path) as never, ...(more as [never])),
      'b.safetensors',
      { w: ones([2]) },
      { note: 'x' },
    ],
    loadTensors: () => [node.loadTensors, tensors],
    pngGrid: () => [node.pngGrid, [gray], { columns: 1, scale: 1, gap: 1 }],
    drawImage: () => [node.drawImage, gray],
    lineChart: () => [node.lineChart, { loss: [1, 2, 3] }, {}],
    table: () => [node.table, ['a', 'b'], [['1', '2']]],
    progressBar: () => [(total, label) => node.progressBar(total, label).end(), 3, 'steps'],
    confusionTable: () => [
      node.confusionTable,
      ones([2, 2], { dtype: 'int32' }),
      ['a', 'b'],
    ],
    terminalWidth: () => [node.terminalWidth, 80],
    Checkpoint: () => made(node.Checkpoint, join(folder, 'run'), { resume: false, random: [new Random(1)] }), // prettier-ignore
    CsvLog: () => made(node.CsvLog, join(folder, 'log.csv')),
    TensorBoard: () => made(node.TensorBoard, join(folder, 'board')),
    Dashboard: () => [(options) => new node.Dashboard(options).close(), { port: 0 }],
    Prefetch: () => [(url, options, how) => new node.Prefetch(url, options, how).close(), new URL('file:///nowhere.ts'), {}, { ahead: 2 }], // prettier-ignore
  }
}
