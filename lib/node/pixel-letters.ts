/**
 * Letters of 5 × 7 pixels, to write names below pictures without a font of the machine. Five
 * columns a sign, from the left, two hexadecimal digits each; the lowest bit is the top.
 */
const signs: Record<string, string> = {
  ' ': '0000000000', '!': '00005f0000', '"': '0007000700', '#': '147f147f14', '%': '2313086462',
  '&': '3649552250', "'": '0008070300', '(': '001c224100', ')': '0041221c00', '*': '2a1c7f1c2a',
  '+': '08083e0808', ',': '0080703000', '-': '0808080808', '.': '0000606000', '/': '2010080402',
  '0': '3e5149453e', '1': '00427f4000', '2': '7249494946', '3': '2141494d33', '4': '1814127f10',
  '5': '2745454539', '6': '3c4a494931', '7': '4121110907', '8': '3649494936', '9': '464949291e',
  ':': '0000140000', '=': '1414141414', '?': '0201590906', '@': '3e415d594e', '_': '4040404040',
  A: '7c1211127c', B: '7f49494936', C: '3e41414122', D: '7f4141413e', E: '7f49494941', F: '7f09090901',
  G: '3e41415173', H: '7f0808087f', I: '00417f4100', J: '2040413f01', K: '7f08142241', L: '7f40404040',
  M: '7f021c027f', N: '7f0408107f', O: '3e4141413e', P: '7f09090906', Q: '3e4151215e', R: '7f09192946',
  S: '2649494932', T: '03017f0103', U: '3f4040403f', V: '1f2040201f', W: '3f4038403f', X: '6314081463',
  Y: '0304780403', Z: '6159494d43', a: '2054547840', b: '7f28444438', c: '3844444428', d: '384444287f',
  e: '3854545418', f: '00087e0902', g: '18a4a49c78', h: '7f08040478', i: '00447d4000', j: '2040403d00',
  k: '7f10284400', l: '00417f4000', m: '7c04780478', n: '7c08040478', o: '3844444438', p: 'fc18242418',
  q: '18242418fc', r: '7c08040408', s: '4854545424', t: '04043f4424', u: '3c4040207c', v: '1c2040201c',
  w: '3c4030403c', x: '4428102844', y: '4c9090907c', z: '4464544c44', '…': '4000400040', '→': '08082a1c08',
} // prettier-ignore

/** So wide is a sign with the gap behind it, so high a line: letters such as g reach below it. */
export const letterWidth = 6
export const lineHeight = 9

/**
 * Calls `dot` for each pixel of a line of text, (0, 0) at its top left. What does not fit
 * ends in …; a sign that is not known is a question mark, an accent is left out.
 */
export function writeLine(
  text: string,
  width: number,
  dot: (x: number, y: number) => void,
): void {
  const room = Math.floor((width + 1) / letterWidth)
  const letters = [...text.normalize('NFD').replaceAll(/\p{M}/gu, '')]
  const shown =
    letters.length <= room ? letters : [...letters.slice(0, Math.max(0, room - 1)), '…']
  shown.slice(0, room).forEach((letter, place) => {
    const columns = signs[letter] ?? signs['?']
    for (let column = 0; column < 5; column++) {
      const bits = parseInt(columns.slice(2 * column, 2 * column + 2), 16)
      for (let row = 0; row < 8; row++)
        if ((bits >> row) & 1) dot(place * letterWidth + column, row)
    }
  })
}
