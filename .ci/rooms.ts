/**
 * The room of a file, as the picture of the imports shows it: a folder of `lib/` or `site/`, or a file that lies in them;
 * the chapters together, and apart from them what they show on a page; the exercises together.
 */
export function roomOf(path: string): string {
  const [top, second = '', third = ''] = path.split('/')
  const file = path.split('/').at(-1) ?? ''
  if (top === '.ci') return top
  // The pages of chapters in parts: VitePress wants their paths beside them.
  if (second.startsWith('[')) return 'site/pages'
  if (/^\d\d-/.test(second)) {
    if (file === 'manifest.ts') return `${top}/manifest`
    if (top !== 'chapters') return `${top}/NN`
    if (third === 'bench') return 'chapters/NN/bench'
    return isPagePart(path) ? 'chapters/NN pages' : 'chapters/NN'
  }
  if (third === 'commands') return `${top}/${second}/${third}`
  return `${top}/${second}`.replace(/manifest\.ts$/, 'manifest')
}

/** What a chapter shows on a page: its views, its figures, and what only these use. */
function isPagePart(path: string): boolean {
  return /\.vue$|\.data\.ts$|\/figures\.ts$|\/\w+-map\.ts$|\/plane\.ts$/.test(path)
}

/** Outside the engine, lowest first: values are imported from the same place or from lower ones. */
const places = [
  'exercises/manifest',
  'chapters/book',
  'exercises/runner',
  'chapters/NN',
  'exercises/NN',
  'solutions/NN',
  'chapters/book/commands',
  'site',
  'chapters/NN pages',
  '.ci',
]

/** The place of a file outside the engine: how high it stands, its name, and the one chapter or exercise that it belongs to. */
export function placeOf(path: string): { height: number; place: string; own: string | undefined } {
  const room = roomOf(path)
  const place = room.startsWith('site/')
    ? 'site'
    : room === 'chapters/NN/bench'
      ? 'chapters/NN'
      : /^exercises\/(?!NN|manifest)/.test(room)
        ? 'exercises/runner'
        : room
  const [top, second, third] = path.split('/')
  const own = !/^\d\d-/.test(second) ? undefined : top === 'chapters' ? `${top}/${second}` : `${top}/${second}/${third}`
  return { height: places.indexOf(place), place, own: place === 'exercises/manifest' ? undefined : own }
}
