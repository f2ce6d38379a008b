/** Engine file → the file that takes its place, both as file addresses. */
export type Replacements = Record<string, string>

/** Where the replacements are handed from process to process. */
export const variable = 'CHALKGRAD_MINE'

/**
 * The address to load instead of `url`, or `url` itself. The replacing file may still import the engine file that it
 * replaces (to build on it): its own import is left alone.
 */
export function redirect(url: string, importer: string | undefined, replacements: Replacements): string {
  const replacement = replacements[bare(url)]
  return replacement === undefined || (importer !== undefined && bare(importer) === replacement) ? url : replacement
}

function bare(url: string): string {
  return url.split(/[?#]/)[0]
}
