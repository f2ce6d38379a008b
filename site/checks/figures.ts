// Pictures can be read on a phone: no small letters, none that lie on each other or are cut off, and nothing to scroll sideways for.

/** Runs in the page. `least`: the smallest letters, in pixels. */
export function figureFaults(least: number): string[] {
  const faults: string[] = []
  for (const drawing of document.querySelectorAll<HTMLElement>('.drawing'))
    if (drawing.scrollWidth > drawing.clientWidth + 1)
      faults.push(`${drawing.scrollWidth - drawing.clientWidth} px are cut: ${drawing.innerText.slice(0, 60)}`)

  for (const svg of document.querySelectorAll<SVGSVGElement>('.vp-doc svg')) {
    if (svg.ownerSVGElement || svg.checkVisibility() === false) continue
    const picture = svg.getBoundingClientRect()
    const name = (
      svg.getAttribute('aria-label') ??
      svg.closest('[aria-label]')?.getAttribute('aria-label') ??
      'a picture'
    ).slice(0, 60)
    const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent?.trim())
    const boxes = texts.map((text) => text.getBoundingClientRect())
    texts.forEach((text, i) => {
      const matrix = text.getScreenCTM()
      const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(matrix?.a ?? 0, matrix?.b ?? 0)
      const what = `${name}: '${text.textContent?.trim()}'`
      if (size < least) faults.push(`${what} has ${size.toFixed(1)} px`)
      const box = boxes[i]
      const out = Math.max(
        picture.left - box.left,
        box.right - picture.right,
        picture.top - box.top,
        box.bottom - picture.bottom,
      )
      if (out > 2) faults.push(`${what} is cut by ${out.toFixed(0)} px`)
      boxes.slice(0, i).forEach((other, j) => {
        const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left)
        // A line of text is higher than its letters.
        const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) - 3
        if (wide > 1 && high > 1) faults.push(`${what} lies on '${texts[j].textContent?.trim()}'`)
      })
    })
  }
  return faults
}
