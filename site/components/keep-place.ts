// The reader's place is a paragraph, not a number of pixels: after a reload, and after Back from another page, it is where it
// was, though results, hints and answers that had been opened above it are closed again.
import type { Router } from 'vitepress'

interface Place {
  /** Which block of the text is the first one in view, and how far it is from the window's top. */
  block: number
  top: number
}
/** Below the bars at the window's top. */
const EDGE = 120
const HOLD_MS = 3000
const blocks = (): Element[] => [...document.querySelectorAll('.vp-doc > div > *')]
const key = (path: string): string => `chalkgrad:place:${path}`

function remember(path: string): void {
  const all = blocks()
  const block = all.findIndex((one) => one.getBoundingClientRect().bottom > EDGE)
  if (block < 0) return
  const place: Place = { block, top: all[block].getBoundingClientRect().top }
  try {
    sessionStorage.setItem(key(path), JSON.stringify(place))
  } catch {
    // not kept
  }
}

function recall(path: string): Place | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key(path)) ?? '') as Place
  } catch {
    return undefined
  }
}

let release = (): void => undefined

/** Keeps an element where it is in the window while the page still grows; a reader who moves is let go. */
function hold(element: Element | null | undefined, top?: number): void {
  release()
  if (!element) return
  const wanted = top ?? element.getBoundingClientRect().top
  const off = (): number => element.getBoundingClientRect().top - wanted
  let height = 0
  const stay = (): void => {
    height = document.documentElement.scrollHeight
    if (Math.abs(off()) > 1) scrollBy({ top: off(), behavior: 'instant' })
  }
  const growth = new ResizeObserver(stay)
  growth.observe(document.body)
  const moves = new AbortController()
  const timer = setTimeout(() => release(), HOLD_MS)
  release = () => {
    growth.disconnect()
    moves.abort()
    clearTimeout(timer)
    release = () => undefined
  }
  for (const move of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(move, () => release(), { signal: moves.signal, passive: true })
  addEventListener('load', () => setTimeout(stay), { signal: moves.signal })
  // Whoever scrolls without wheel, finger or key, by the bar beside the page or by a program, moves the text though nothing
  // has grown. Before the page is loaded it is the browser, which puts back its own idea of the place.
  const elsewhere = (): boolean => document.documentElement.scrollHeight === height && Math.abs(off()) > 1
  const scrolled = (): void => void (document.readyState === 'complete' && elsewhere() && release())
  addEventListener('scroll', scrolled, { signal: moves.signal, passive: true })
  stay()
}

const heading = (): Element | null => document.getElementById(decodeURIComponent(location.hash.slice(1)))

function restore(place: Place | undefined): void {
  if (place) hold(blocks()[place.block], place.top)
}

/** Call once, when the first page is mounted. */
export function keepPlace(router: Router): void {
  const [{ type }] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (type === 'reload' || type === 'back_forward') restore(recall(location.pathname))
  else if (location.hash) hold(heading())

  // The page that is shown: while the next one is loaded, the address is ahead of it.
  const save = (): void => remember(router.route.path)
  let timer = 0
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer)
      timer = window.setTimeout(save, 150)
    },
    { passive: true },
  )
  // Who follows a link or reloads at once must not lose the last scroll.
  addEventListener('click', save, { capture: true })
  addEventListener('pagehide', save)

  let place: Place | undefined
  addEventListener(
    'popstate',
    () => (place = location.pathname === router.route.path ? undefined : recall(location.pathname)),
    { capture: true },
  )
  const load = router.onBeforePageLoad
  router.onBeforePageLoad = (to) => {
    clearTimeout(timer)
    return load?.(to)
  }
  const before = router.onAfterRouteChange
  router.onAfterRouteChange = async (to) => {
    await before?.(to)
    const from = place
    place = undefined
    release()
    // The router scrolls in the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => (from ? restore(from) : location.hash && hold(heading()))))
  }
}
