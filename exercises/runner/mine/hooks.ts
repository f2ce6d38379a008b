import type { InitializeHook, ResolveHook } from 'node:module'
import { redirect } from './redirect.ts'
import type { Replacements } from './redirect.ts'

let replacements: Replacements = {}

export const initialize: InitializeHook<Replacements> = (data) => {
  replacements = data
}

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(specifier, context)
  return { ...resolved, url: redirect(resolved.url, context.parentURL, replacements) }
}
