import { existsSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import pc from 'picocolors'
import { ArgumentError } from '../../../lib/errors.ts'
import { catalog, type DataFile } from '../../../lib/node/catalog.ts'
import { movesCursor } from '../../../lib/node/cursor.ts'
import { shippedFolder } from '../../../lib/node/datasets.ts'
import { dataFolder, findDataSet } from '../../../lib/node/find-data-set.ts'
import { downloadDataSet } from '../../../lib/node/download.ts'
import { didYouMean } from '../../../lib/suggest.ts'
import { table } from '../../../lib/node/terminal.ts'
import { isMain, main } from '../main.ts'

/**
 * `npm run data -- mnist cifar-10`: fetches data sets into `.data/`; without a name, lists
 * them.
 */
export async function data(names: readonly string[]): Promise<void> {
  if (names.length === 0) return list()
  const sets = names.map((name) => {
    const set = catalog.find((set) => set.name === name)
    if (set !== undefined) return set
    const known = catalog.map(({ name }) => name)
    throw new ArgumentError(
      `there is no data set '${name}'.${didYouMean(name, known)} There are: ${known.join(', ')}`,
    )
  })
  for (const set of sets) {
    console.log(`${pc.bold(set.title)} ${pc.dim(`· licence: ${set.licence}`)}`)
    const progress = bytesBar()
    try {
      await downloadDataSet(set, dataFolder, progress.show)
    } finally {
      progress.end()
    }
    console.log(`${pc.green('ready')} in .data/${set.name}`)
  }
}

function list(): void {
  const rows = catalog.map((set) => {
    const megabytes = set.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
    return [
      set.name,
      `${megabytes.toFixed(0)} MB`,
      findDataSet(set) === undefined ? 'no' : 'yes',
      set.title,
      set.licence,
    ]
  })
  console.log(
    `${table(['name', 'size', 'here', 'what', 'licence'], rows)}\n\nFetch: npm run data -- ${rows[0][0]}`,
  )
  if (existsSync(shippedFolder)) {
    console.log('A part of fashion-mnist comes with the book and needs no download.')
  }
}

/** A bar for each file while it arrives; nothing where no one watches. */
function bytesBar() {
  let bar: SingleBar | undefined
  let current = ''
  const end = () => bar?.stop()
  const show = (file: DataFile, received: number, total: number) => {
    if (!movesCursor(process.stderr)) return
    if (file.name !== current) {
      end()
      current = file.name
      bar = new SingleBar({
        format: `${file.name} {bar} {percentage}% · {megabytes} MB · {eta_formatted} left`,
        barsize: 24,
        linewrap: true,
      })
      bar.start(total, 0, { megabytes: '0' })
    }
    bar?.setTotal(total)
    bar?.update(received, { megabytes: (received / 1e6).toFixed(1) })
  }
  return { show, end }
}

if (isMain(import.meta)) await main(() => data(process.argv.slice(2)))
