export interface Figures {
  loss: string
  reuse: string
  curve: string
}

declare const data: Figures
export { data }

export default {
  load(): Figures {
    const svg = '<svg viewBox="0 0 100 20"><text x="5" y="15">todo</text></svg>'
    return { loss: svg, reuse: svg, curve: svg }
  },
}
