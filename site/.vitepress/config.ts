import { defineConfig, type DefaultTheme } from 'vitepress'
import { engineFolders } from '../../chapters/book/engine-files.ts'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { parts } from '../../chapters/book/plan.ts'
import { partsOf } from '../../chapters/book/parts.ts'
import { forwardSlashes, root } from '../../chapters/book/root.ts'
import { earlyScript } from '../components/solved.ts'
import { base, sourceAddress } from '../addresses.ts'
import { codeLines } from '../plugins/code-lines.ts'
import { demoFilesPlugin } from '../plugins/demo-files.ts'
import { engineVersionPlugin } from '../plugins/engine-version.ts'
import { linksPlugin } from '../plugins/links.ts'
import { mathPlugin } from '../plugins/math.ts'
import { writeServiceWorker } from '../plugins/offline.ts'
import { partSourcePlugin } from '../plugins/part-source.ts'
import { quotesPlugin, sourceAnchors } from '../plugins/quotes.ts'
import { searchOptions } from '../plugins/search.ts'
import { staticLines } from '../plugins/static-lines.ts'
import { tagsPlugin } from '../plugins/tags.ts'
import { strings } from '../strings.ts'

const chapters = writtenChapters()
const inParts = (chapter: (typeof chapters)[number]): boolean => chapter.parts.length > 0

/** A chapter in the sidebar; the one that is read shows its parts. */
const entryFor =
  (current?: string) =>
  (chapter: (typeof chapters)[number]): DefaultTheme.SidebarItem => ({
    text: `${chapter.number}\u2002${chapter.title}`,
    link: `/${chapter.slug}/`,
    ...(chapter.slug === current && inParts(chapter)
      ? { items: partsOf(chapter).parts.map(({ address, title }) => ({ text: title, link: `/${current}/${address}` })) }
      : {}),
  })

/** The chapters in their parts; a chapter that the plan does not know comes last, so nothing written is hidden. */
function chapterSidebar(current?: string): DefaultTheme.SidebarItem[] {
  const entry = entryFor(current)
  const planned = new Set(parts.flatMap((part) => part.chapters.map(({ slug }) => slug)))
  const groups = parts.map(({ title, chapters: list }) => ({
    text: title,
    items: chapters.filter(({ slug }) => list.some((chapter) => chapter.slug === slug)).map(entry),
  }))
  const others = { text: strings.site.chapters, items: chapters.filter(({ slug }) => !planned.has(slug)).map(entry) }
  return [
    ...[...groups, others].filter(({ items }) => items.length > 0),
    {
      items: [
        { text: strings.site.glossary, link: '/glossary' },
        { text: strings.site.source, link: '/source/' },
      ],
    },
  ]
}

const sourceSidebar = (): DefaultTheme.SidebarItem[] =>
  engineFolders().map(({ folder, files }) => ({
    text: folder,
    collapsed: true,
    items: files.map(({ name, file }) => ({ text: name, link: `/${sourceAddress(file)}` })),
  }))

/** What a worker may ask for later comes as one file for each layer of the engine, and not as a hundred small ones. */
function engineLayer(id: string, dynamicImporters: readonly string[]): string | null {
  const layer = /^\/lib\/(\w+)(?:\/|\.ts)/.exec(forwardSlashes(id).replace(root, ''))?.[1]
  return layer && dynamicImporters.length > 0 ? `engine-${layer}` : null
}

/** `chapters/01-tensors/views.md` → `tensors/views.md`. Where a chapter has parts, its opening is its first page, and its text is the whole. */
function addressOfPage(page: string): string {
  const [, folder, name] = /^chapters\/([^/]+)\/(.+)\.md$/.exec(page) ?? []
  const chapter = chapters.find((one) => one.name === folder)
  if (!chapter) return page.replace(/^site\//, '')
  const names = inParts(chapter) ? { opening: 'index', index: 'whole' } : {}
  return `${chapter.slug}/${new Map(Object.entries(names)).get(name) ?? name}.md`
}

export default defineConfig({
  lang: 'en',
  title: strings.site.title,
  description: strings.site.description,
  base,
  // The text lies beside the code, at the repository root; only pages named here are published.
  srcDir: '..',
  srcExclude: [
    '*.md',
    'lib/**',
    'gpu/**',
    'exercises/**',
    'solutions/**',
    '**/.*/**',
    '**/node_modules/**',
    '**/README.md',
  ],
  outDir: './.vitepress/dist',
  cacheDir: './.vitepress/cache',
  rewrites: addressOfPage,
  transformPageData: (page) => {
    const { folder, slug } = page.frontmatter
    // A demo lies beside the text that its page is made of.
    if (folder) page.filePath = `chapters/${folder}/index.md`
    if (!page.relativePath.endsWith('/whole.md')) return
    // For printing. Who searches is led to the parts.
    const head = [
      ['meta', { name: 'robots', content: 'noindex' }],
      ['link', { rel: 'canonical', href: `${base}${slug}/` }],
    ]
    Object.assign(page.frontmatter, { prev: false, next: false, head })
  },
  cleanUrls: true,
  // A page comes when it is asked for: the sidebar shows a link to every chapter, and each has 50 kB.
  router: { prefetchLinks: false },
  lastUpdated: false,
  metaChunk: true,
  head: [
    ['link', { rel: 'icon', href: `${base}favicon.svg`, type: 'image/svg+xml' }],
    ['meta', { name: 'theme-color', content: '#1f4d3f' }],
    ['script', {}, earlyScript],
  ],
  buildEnd: ({ outDir }) => writeServiceWorker(outDir),
  themeConfig: {
    siteTitle: strings.site.title,
    logo: '/favicon.svg',
    outline: { level: [2, 3], label: strings.site.onThisPage },
    docFooter: { prev: strings.site.previous, next: strings.site.next },
    sidebarMenuLabel: strings.site.menu,
    darkModeSwitchLabel: strings.site.theme,
    returnToTopLabel: strings.site.toTop,
    nav: [
      ...(chapters.length
        ? [
            {
              text: strings.site.chapters,
              link: `/${chapters[0].slug}/`,
              activeMatch: `^/(${chapters.map(({ slug }) => slug).join('|')})/`,
            },
          ]
        : []),
      { text: strings.site.glossary, link: '/glossary' },
      { text: strings.site.source, link: '/source/', activeMatch: '^/source/' },
    ],
    sidebar: {
      '/source/': sourceSidebar(),
      ...Object.fromEntries(chapters.filter(inParts).map(({ slug }) => [`/${slug}/`, chapterSidebar(slug)])),
      '/': chapterSidebar(),
    },
    search: { provider: 'local', options: searchOptions },
    footer: { message: strings.site.footer },
  },
  markdown: {
    theme: { light: 'github-light', dark: 'github-dark' },
    languages: ['ts', 'json', 'bash'],
    codeTransformers: [sourceAnchors, codeLines],
    config: (md) => {
      md.use(partSourcePlugin)
        .use(mathPlugin)
        .use(engineVersionPlugin)
        .use(quotesPlugin)
        .use(tagsPlugin)
        .use(linksPlugin)
    },
  },
  vite: {
    plugins: [staticLines, demoFilesPlugin],
    publicDir: `${root}/site/public`,
    server: { fs: { allow: [root] } },
    worker: {
      format: 'es',
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [{ name: (id, context) => engineLayer(id, context.getModuleInfo(id)?.dynamicImporters ?? []) }],
          },
        },
      },
    },
    build: { chunkSizeWarningLimit: 1500 },
  },
})
