// A demo's picture and its controls are seen together: wherever the reader is among the settings, the pictures are in view, and
// no control lies under them.

/** Runs in the page. `share`: how much of the pictures has to be in view. */
export function frameFaults(share: number): string[] {
  const faults: string[] = []
  for (const panel of document.querySelectorAll<HTMLElement>('.demo')) {
    const name = panel.getAttribute('aria-label')
    const stage = panel.querySelector<HTMLElement>('.stage')
    const plots = panel.querySelector('.plots')
    if (!stage || !plots) continue
    // Below the bars of the page.
    const top = parseFloat(getComputedStyle(stage).top) || 0
    panel.scrollIntoView({ block: 'start', behavior: 'instant' })
    for (const control of panel.querySelectorAll<HTMLElement>(
      '.bar :is(button, input, select), .settings :is(button, input, select)',
    )) {
      control.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      const picture = plots.getBoundingClientRect()
      const seen = Math.min(picture.bottom, innerHeight) - Math.max(picture.top, top)
      const box = control.getBoundingClientRect()
      const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      const label = control.closest('label')?.innerText ?? control.innerText
      const what = `${name}: '${label.split('\n')[0].trim()}'`
      if (seen < share * picture.height)
        faults.push(
          `${what} hides ${Math.round(picture.height - seen)} of ${Math.round(picture.height)} px of the pictures`,
        )
      if (!hit || !(control.contains(hit) || hit.contains(control))) faults.push(`${what} is covered`)
    }
  }
  return faults
}

/** Runs in the page: code, formulas, tables and figures that are cut without a sign that they go on. */
export const cutFaults = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.vp-doc pre, .math-display, .drawing, .vp-doc table')]
    .filter((box) => box.offsetParent !== null && box.scrollWidth > box.clientWidth + 1)
    .filter((box) => !getComputedStyle(box).backgroundImage.includes('gradient'))
    .map((box) => `${box.tagName} is ${box.scrollWidth - box.clientWidth} px too wide: ${box.innerText.slice(0, 60)}`)
