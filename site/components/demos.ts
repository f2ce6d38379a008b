// The chapters' own demos, loaded on the pages that show them.
import { defineAsyncComponent, type Component } from 'vue'
import { partAt } from './reading.ts'
import NotLoaded from './NotLoaded.vue'

const files = import.meta.glob<{ default: Component }>([
  '../../chapters/*/Demo.vue',
  '../../chapters/*/demos/*/Demo.vue',
])
const loaded = new Map<string, Component>()
const pathOf = (file: string): string => `../../${file}`

async function load(path: string): Promise<Component> {
  const { default: component } = await files[path]()
  loaded.set(path, component)
  return component
}

/** The demo, or what says that it did not come: a rejection would leave the page with a demo that nobody can start. */
export const loadDemo = (file: string): Promise<Component> => load(pathOf(file)).catch(() => NotLoaded)

/** The demo of a file such as `chapters/04-backprop/Demo.vue`; undefined where there is none. */
export function demoComponent(file: string): Component | undefined {
  const path = pathOf(file)
  return loaded.get(path) ?? (path in files ? defineAsyncComponent(() => loadDemo(file)) : undefined)
}

/** Fetches the demos of a page that is about to be shown, so that it is as high at once as it will be. */
export async function fetchDemos(address: string): Promise<void> {
  const part = partAt(address)
  const slug = /([\w-]+)\/(?:whole)?(?:[#?].*)?$/.exec(address)?.[1] ?? ''
  const wanted = part
    ? part.demos.map((file) => pathOf(`chapters/${part.folder}/${file}`))
    : Object.keys(files).filter((path) => new RegExp(`/\\d+-${slug}/`).test(path))
  const paths = wanted.filter((path) => path in files && !loaded.has(path))
  // Without a network the page says so where the demo would be.
  await Promise.all(paths.map((path) => load(path).catch(() => undefined)))
}
