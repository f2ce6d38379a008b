import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { checkForm, fitPicture, type PictureForm } from '../data/fit-picture.ts'
import { checkArgument, checkCount, checkList } from '../options.ts'
import { decodePicture } from './decode-picture.ts'

/** A picture as a network wants it, or why there is none. */
export type Prepared =
  | { bytes: Uint8Array<ArrayBuffer>; frames: number; reason?: undefined }
  | { bytes?: undefined; frames?: undefined; reason: string }

/** So few files are mostly done before a thread has begun. */
const FEW = 24

/** One file, decoded and in its form. */
export async function preparePicture(
  file: string | Uint8Array,
  form: PictureForm,
): Promise<Prepared> {
  checkForm(form)
  const { picture, frames, reason } = await decodePicture(file)
  if (picture === undefined) return { reason }
  return { bytes: fitPicture(picture, form), frames }
}

/**
 * Decodes many files, each thread of this machine one at a time, so that memory holds as
 * many pictures in full size as there are threads. `each` is told in whatever order they are
 * done.
 */
export async function preparePictures(
  paths: readonly string[],
  form: PictureForm,
  each: (index: number, prepared: Prepared) => void,
  threads?: number,
): Promise<void> {
  checkList('preparePictures', 'paths', paths, 'string')
  checkForm(form)
  checkArgument('preparePictures', 'each', each, 'function')
  threads ??= paths.length > FEW ? Math.min(8, availableParallelism()) : 1
  checkCount('preparePictures', 'threads', threads)
  const lanes = Math.min(threads, paths.length)
  if (lanes < 2) {
    for (const [index, path] of paths.entries())
      each(index, await preparePicture(path, form))
    return
  }
  let next = 0
  const lane = async (): Promise<void> => {
    let thread: PictureThread | undefined
    try {
      for (let index = next++; index < paths.length; index = next++) {
        thread ??= new PictureThread(form)
        const prepared = await thread.prepare(paths[index])
        if (thread.isLost) thread = undefined
        each(index, prepared)
      }
    } finally {
      await thread?.end()
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** A thread that prepares one picture at a time. */
class PictureThread {
  isLost = false
  private readonly worker: Worker

  constructor(form: PictureForm) {
    const workerData = { source: import.meta.url, form }
    this.worker = new Worker(new URL('./picture-worker.js', import.meta.url), {
      workerData,
      execArgv: [], // what was meant for the program, such as -e, could keep the thread from starting
    })
  }

  /** A picture that ends the thread, for want of memory say, is one that cannot be read. */
  prepare(path: string): Promise<Prepared> {
    return new Promise((resolve) => {
      const lost = (why: unknown): void => {
        this.isLost = true
        resolve({ reason: `decoding it ended the thread: ${String(why)}` })
      }
      const answer = (prepared: Prepared): void => {
        this.worker.off('error', lost).off('exit', lost)
        resolve(prepared)
      }
      this.worker.once('error', lost).once('exit', lost).once('message', answer)
      this.worker.postMessage(path)
    })
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }
}
