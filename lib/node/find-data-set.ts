import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DataError } from '../errors.ts'
import { cifar10, type DataSet } from './catalog.ts'

/** Where `npm run data` puts data sets. */
export const dataFolder = fileURLToPath(new URL('../../.data', import.meta.url))

/**
 * Where a full data set lies: a folder of its name below CHALKGRAD_DATA, or else below
 * `.data/`, where `npm run data` puts it. Undefined if neither has all of its files.
 */
export function findDataSet(set: DataSet): string | undefined {
  return places(set).find((folder) =>
    requiredFiles(set).every((name) => fileIn(folder, name) !== undefined),
  )
}

function places(set: DataSet): string[] {
  const own = process.env.CHALKGRAD_DATA
  const named = join(dataFolder, set.name)
  if (!own) return [named]
  // As here, and as PyTorch's torchvision lays them out.
  const other = set.torchvision === undefined ? [] : [resolve(own, set.torchvision)]
  return [resolve(own, set.name), ...other, named]
}

/** A file under its own name, or one that others give it: unpacked, or with a dot before idx. */
export function fileIn(folder: string, name: string): string | undefined {
  const dotted = name.replace('-idx', '.idx')
  return [name, dotted]
    .flatMap((name) => [name, name.replace(/\.gz$/, '')])
    .map((name) => join(folder, name))
    .find(existsSync)
}

function requiredFiles(set: DataSet): string[] {
  if (set !== cifar10) return set.files.map(({ name }) => name)
  return [...[1, 2, 3, 4, 5].map((i) => `data_batch_${i}`), 'test_batch'].map(
    (n) => `cifar-10-batches-bin/${n}.bin`,
  )
}

/** The same. @throws DataError with the command that fetches it when it is not there */
export function folderOf(set: DataSet): string {
  const folder = findDataSet(set)
  if (folder !== undefined) return folder
  const looked = process.env.CHALKGRAD_DATA
    ? `CHALKGRAD_DATA (${process.env.CHALKGRAD_DATA}) or .data`
    : '.data'
  throw new DataError(
    `${set.name}: the files are not in ${looked}. Fetch them with\n\n  npm run data -- ${set.name}\n\n` +
      `or name a folder that has ${set.name}/${requiredFiles(set)[0]} in the environment variable CHALKGRAD_DATA.`,
  )
}
