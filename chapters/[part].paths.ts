// The pages of the chapters that are read in parts: /tensors/views is made of 01-tensors/index.md.
import { writtenChapters } from './book/front-matter.ts'
import { partPages } from './book/part-page.ts'

export default {
  watch: ['./*/index.md'],
  paths() {
    return writtenChapters().flatMap((chapter) =>
      partPages(chapter).map(({ name, markdown }) => ({
        params: { part: `${chapter.name}/${name}` },
        content: markdown,
      })),
    )
  },
}
