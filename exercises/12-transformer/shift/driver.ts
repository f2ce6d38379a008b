/** Runs where the learner's file runs. */
export function drive({ decoderBatch, decode }: typeof import('./shift.ts')) {
  return {
    decoderBatch: (texts: number[][], start: number, end: number, padding: number, ignore: number) =>
      decoderBatch(texts, { start, end, padding, ignore }),
    /** A model that says the tokens of `answer` one after the other; what it was asked is told. */
    decode(answer: number[], start: number, end: number, most: number) {
      const asked: number[][] = []
      const kept: number[][] = []
      const said = decode(
        (inputs) => {
          asked.push([...inputs])
          kept.push(inputs)
          return answer[asked.length - 1]
        },
        { start, end, most },
      )
      return { said, asked, changed: kept.some((list, i) => list.length !== asked[i].length) }
    },
  }
}
