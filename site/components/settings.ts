// A demo's settings, which live in the address.
import { onMounted, reactive, watch } from 'vue'
import { clamp } from './scale.ts'

type Settings = Record<string, number | string | boolean>
/** What a setting may be: a number between two, or one of the values of a list. What is not named is not limited. */
export type Limit = { min: number; max: number; step?: number } | readonly { value: string }[]
export type Limits<T> = { readonly [K in keyof T]?: Limit }

/** The value of a setting as the address writes it; undefined if it is none that the setting may have. */
export function readSetting<V extends number | string | boolean>(text: string, usual: V, limit?: Limit): V | undefined {
  const read = (): unknown => {
    if (typeof usual === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
    if (typeof usual === 'string')
      return !Array.isArray(limit) || limit.some(({ value }) => value === text) ? text : undefined
    const number = text.trim() === '' ? NaN : Number(text)
    if (!Number.isFinite(number)) return undefined
    if (!limit || !('min' in limit)) return number
    // Where controls move in steps, the nearest place that they have. Logarithmic ones begin between whole numbers.
    const { min, max, step = Number.isInteger(limit.min) && Number.isInteger(usual) ? 1 : 0 } = limit
    if (step === 0) return clamp(number, min, max)
    const places = Math.round((clamp(number, min, max) - min) / step)
    return +(min + places * step).toPrecision(12)
  }
  return read() as V | undefined
}

/**
 * Settings that survive a reload and can be sent to a friend: `#demo:rate=0.3&seed=2`. Only what differs from the defaults
 * is written. The address is anybody's to write: a value of the wrong kind is ignored, a number beyond its limits becomes
 * the nearest within. Where a page has several demos, each gives its name, and leaves the settings of the others alone:
 * `#demo:confusion.seed=2`.
 */
export function useSettings<T extends Settings>(
  defaults: T,
  limits: Limits<T> = {},
  demo = '',
): T & { $reset(): void } {
  const settings = reactive({ ...defaults }) as Settings
  const prefix = '#demo:'
  const inAddress = (): URLSearchParams =>
    new URLSearchParams(location.hash.startsWith(prefix) ? location.hash.slice(prefix.length) : '')
  const keyOf = (name: string): string => (demo ? `${demo}.${name}` : name)

  function read(): void {
    const all = inAddress()
    for (const [name, usual] of Object.entries(defaults)) {
      const text = all.get(keyOf(name))
      const value = text === null ? undefined : readSetting(text, usual, limits[name])
      if (value !== undefined) settings[name] = value
    }
  }
  function write(): void {
    const all = inAddress()
    for (const [name, usual] of Object.entries(defaults)) {
      if (settings[name] === usual) all.delete(keyOf(name))
      else all.set(keyOf(name), String(settings[name]))
    }
    const hash = String(all) && prefix + all
    if (!hash && !location.hash.startsWith(prefix)) return // someone else's anchor
    history.replaceState(history.state, '', location.pathname + location.search + hash)
  }
  onMounted(() => {
    read()
    watch(settings, write)
  })
  const $reset = (): void => {
    Object.assign(settings, defaults)
  }
  return Object.defineProperty(settings, '$reset', { value: $reset, enumerable: false }) as T & { $reset(): void }
}
