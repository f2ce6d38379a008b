import type { Browser } from 'playwright-core'
import { slugOf } from '../../../chapters/book/chapters.ts'
import { readText, root } from '../../../chapters/book/root.ts'
import type { FromExercise } from '../../components/exercise-protocol.ts'
import { dist, filesBelow } from '../built.ts'
import { at, check, only, open, pairwise, wanted } from './stand.ts'

/** Every solution passes in the page's worker, whose kernels are not those of the terminal. */
export async function solutions(browser: Browser): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const { tab } = await open(context, '/')
  const worker = filesBelow(dist).find((file) => /exercise\.worker-[\w-]+\.js$/.test(file))
  const folders = filesBelow(`${root}/exercises`)
    .filter(
      (file) =>
        /^\d\d-[^/]+\/[^/]+\/checks\.ts$/.test(file) && (!only.length || wanted(`/${slugOf(file.split('/')[0])}/`)),
    )
    .map((file) => file.replace(/\/checks\.ts$/, ''))
  const solution = (folder: string): string => readText(`solutions/${folder}/${folder.split('/')[1]}.ts`)
  const judge = (folder: string, source: string): Promise<FromExercise> =>
    tab.evaluate(
      ([address, folder, source]) =>
        new Promise<FromExercise>((resolve) => {
          const worker = new Worker(address, { type: 'module' })
          worker.onmessage = ({ data }: MessageEvent<FromExercise>) => {
            if (data.type === 'ready') return
            worker.terminate()
            resolve(data)
          }
          worker.onerror = ({ message }) => resolve({ type: 'error', message, log: [] })
          setTimeout(() => {
            worker.terminate()
            resolve({ type: 'error', message: 'no answer', log: [] })
          }, 20_000)
          worker.postMessage({ folder, source })
        }),
      [at(`/${worker}`), folder, source],
    )
  await pairwise(folders, async (folder) => {
    const answer = await judge(folder, solution(folder))
    const failed = answer.type === 'results' ? answer.results.filter(({ status }) => status !== 'pass') : []
    const faults = answer.type === 'error' ? [answer.message] : failed.map(({ name, message }) => `${name}: ${message}`)
    if (faults.length) check(false, `${folder}: its solution on the page: ${faults.join('; ')}`)
    if (answer.type === 'results' && answer.milliseconds > 2000)
      // Said, not judged: a busy machine is no fault of the exercise.
      console.log(`    ${folder}: its solution takes ${answer.milliseconds.toFixed(0)} ms on the page, of 3000`)
  })
  check(folders.length > 0, `${folders.length} solutions were run on the page`)
  // The judge on the page fails what is wrong, and sees what a call does to its arguments.
  const sumTo = '04-backprop/sum-to'
  const spoiled: [string, string, string, RegExp][] = [
    ['overwrites', '] += gradient', '] = gradient', /wanted/],
    ['changes its argument', '  return {', '  gradient.data[0] += 1\n  return {', /changes its first argument/],
  ]
  for (const [what, from, to, says] of folders.includes(sumTo) ? spoiled : []) {
    const answer = await judge(sumTo, solution(sumTo).replace(from, to))
    const failed = answer.type === 'results' ? answer.results.filter(({ status }) => status !== 'pass') : []
    const told = failed.some(({ message }) => says.test(message ?? ''))
    check(told, `${sumTo} that ${what} fails on the page`, told ? [] : [JSON.stringify(answer).slice(0, 400)])
  }
  await context.close()
}
