// What scrolls sideways must be reachable by keyboard: a tab stop for each wide formula, table or picture, and for no other.
const boxes = '.math-display, .drawing, .vp-doc table, .vp-doc pre'

export function markScrollable(): void {
  for (const box of document.querySelectorAll<HTMLElement>(boxes)) {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0
    else if (box.getAttribute('tabindex') === '0') box.removeAttribute('tabindex')
  }
}
