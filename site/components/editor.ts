// CodeMirror 6, only the parts that an exercise needs. Loaded when an exercise comes near the viewport.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--cg-code-keyword)' },
  { tag: [tags.string, tags.regexp], color: 'var(--cg-code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--cg-code-number)' },
  { tag: tags.comment, color: 'var(--cg-code-comment)' },
  { tag: [tags.typeName, tags.className], color: 'var(--cg-code-type)' },
])
const look = EditorView.theme({
  '&': { fontSize: 'var(--vp-code-font-size)', color: 'var(--vp-c-text-1)' },
  '.cm-content': { fontFamily: 'var(--vp-font-family-mono)', caretColor: 'var(--vp-c-text-1)', padding: '0.6rem 0' },
  '.cm-line, .cm-gutterElement': { lineHeight: 'var(--vp-code-line-height)' },
  // Not transparent: scrolled text would show through it.
  '.cm-gutters': { backgroundColor: 'var(--vp-code-block-bg)', color: 'var(--vp-c-text-2)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--cg-active-line)' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--cg-selection) !important',
  },
})

export interface Editor {
  text(): string
  replace(text: string): void
  focus(): void
  destroy(): void
}

export function createEditor(
  parent: HTMLElement,
  text: string,
  label: string,
  run: () => void,
  changed: (text: string) => void,
): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        EditorView.lineWrapping,
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('  '),
        keymap.of([{ key: 'Mod-Enter', run: () => (run(), true) }, indentWithTab, ...defaultKeymap, ...historyKeymap]),
        javascript({ typescript: true }),
        syntaxHighlighting(colors),
        look,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    replace: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}
