import { parentPort, workerData } from 'node:worker_threads'

// A thread of prepare-pictures.ts: decodes the files that it is told, and puts them into the form that is wanted.
// Plain JavaScript: a thread does not inherit the loader that lets Node read TypeScript.

/** @type {{ source: string, form: import('../data/fit-picture.ts').PictureForm }} */
const { source, form } = workerData

if (source.endsWith('.ts')) (await import('tsx/esm/api')).register()
/** @type {typeof import('./prepare-pictures.ts')} */
const { preparePicture } = await import(source)

parentPort?.on('message', async (/** @type {string} */ path) => {
  const prepared = await preparePicture(path, form)
  parentPort?.postMessage(prepared, prepared.bytes ? [prepared.bytes.buffer] : [])
})
