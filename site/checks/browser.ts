// npm run site:test: the built site in a real Chromium. Accessibility in light and dark, demos, exercises, phones, offline. Alone:
// npm run site:test -- autograd --part=place
import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../chapters/book/chromium.ts'
import { look } from './browser/look.ts'
import { place } from './browser/place.ts'
import { reading } from './browser/reading.ts'
import { solutions } from './browser/solutions.ts'
import { flags, problems, server } from './browser/stand.ts'
import { use } from './browser/use.ts'
import { notLoaded, offline, withoutScripts } from './browser/without.ts'

const executablePath = findChromium()
if (!executablePath) {
  console.error(
    'The browser test needs Chromium, and none was found. Install it (Debian: apt-get install chromium) or name it: CHROMIUM_PATH=/path/to/chromium npm run site:test',
  )
  process.exit(1)
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  console.log(`${executablePath}, ${browser.version()}`)
  const parts: Record<string, (browser: Browser) => Promise<void>> = {
    look,
    place,
    reading,
    use,
    'not-loaded': notLoaded,
    solutions,
    'without-scripts': withoutScripts,
    offline,
  }
  const chosen = flags.map((flag) => flag.slice('--part='.length))
  const unknown = chosen.filter((name) => !(name in parts))
  if (unknown.length)
    throw new Error(`no part is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  for (const [name, run] of Object.entries(parts).filter(([name]) => !chosen.length || chosen.includes(name))) {
    const start = Date.now()
    await run(browser)
    console.log(`  ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`)
  }
} catch (error) {
  problems.push(String(error))
  console.error(error)
} finally {
  await browser.close()
  server.close()
}
console.log(
  problems.length
    ? `\n${problems.length} problems:\n${problems.map((problem) => `✗ ${problem}`).join('\n')}`
    : '\nThe site works in Chromium',
)
process.exit(problems.length ? 1 : 0)
