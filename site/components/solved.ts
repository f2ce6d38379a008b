// Which exercises this reader has solved: kept in the browser, known to everything on the page at once.
import { reactive } from 'vue'

const known = reactive(new Set<string>())

/** Local storage that never throws: in a private window the page works and nothing is kept. */
export function keptFor(id: string) {
  const key = (name: string): string => `chalkgrad:v1:${id}:${name}`
  return {
    get(name: string): string | null {
      try {
        return localStorage.getItem(key(name))
      } catch {
        return null
      }
    },
    set(name: string, value: string | null): void {
      try {
        if (value === null) localStorage.removeItem(key(name))
        else localStorage.setItem(key(name), value)
      } catch {
        // not kept
      }
    },
    /** Another tab has written it. Returns what ends the watch. */
    watch(name: string, changed: (value: string | null) => void): () => void {
      const listen = (event: StorageEvent): void => {
        if (event.key === key(name)) changed(event.newValue)
      }
      addEventListener('storage', listen)
      return () => removeEventListener('storage', listen)
    },
  }
}

export const isSolved = (id: string): boolean => known.has(id)

export function markSolved(id: string): void {
  known.add(id)
  keptFor(id).set('solved', '1')
}

/** Looks into the browser's storage; once the page is mounted, for it was rendered for a reader who has solved nothing. */
export function recallSolved(id: string): void {
  if (keptFor(id).get('solved') === '1') known.add(id)
}

/**
 * Runs in the page's head, before anything is drawn: marks that there are scripts, and unfolds what stands behind the
 * exercises that are solved. Were it left to the components, the text would move under the reader's eyes.
 */
export const earlyScript = `(() => {
  document.documentElement.classList.add('js')
  let css = ''
  try {
    for (const key of Object.keys(localStorage)) {
      const id = /^chalkgrad:v1:([\\w/-]+):solved$/.exec(key)
      if (id) css += '@media screen{.js .engine[data-exercise="' + id[1] + '"]:not(.closed)>.engine-body{display:block}}'
    }
  } catch {}
  document.head.appendChild(document.createElement('style')).textContent = css
})()`
