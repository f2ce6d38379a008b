import { noGrad, parseSafetensors, Random, scope, tensor } from 'chalkgrad'
import { EncoderDecoder, type Plan } from '../../encoder-decoder.ts'
import { beams } from '../../speak.ts'
import { lettersOf, soundNames, soundsOf, spoken, type Word } from '../../spelling.ts'
import { mostSounds, readLetters, type Options } from './names.ts'

/**
 * What `npm run chapter attention -- --run full --inputs 32 --hidden 64 --epochs 10 --batch-size 128 --kernels blas`
 * leaves in .runs/attention: the weights, and words that were not learned from with how they are spoken.
 */
export const data = ['dot-64.safetensors', 'unseen.tsv']

export const plan: Plan = { attention: 'dot', inputs: 32, hidden: 64, dropout: 0 }

/** One sound as it is said. */
export interface Said {
  /** 'end' behind the last. */
  sound: string
  /** How much it looks at each letter. */
  weights: number[]
  /** The likeliest at this step, with their probabilities, the likeliest first. */
  likeliest: { sound: string; probability: number }[]
}

export interface Frame {
  word: string
  /** How the best beginning goes on to its end. */
  said: Said[]
  /** What the search found, the likeliest first. */
  found: { sounds: string[]; probability: number }[]
  /** How the dictionary has it, for a word of its list. */
  ways: string[]
  /** Of the words of the list that were said so far. */
  asked: number
  right: number
}

const nameOf = (sound: number): string => (sound === 0 ? 'end' : soundNames[sound - 1])

/** Says the reader's word; each step says the next word of a list that the network has not learned from. */
export function create(options: Options, [weights, list]: readonly Uint8Array[]) {
  const model = new EncoderDecoder(plan, new Random(1))
  model.loadStateDict(parseSafetensors(weights, data[0]).tensors)
  model.eval()
  const unseen = new TextDecoder()
    .decode(list)
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
  const { width } = options
  let [asked, right] = [0, 0]

  function say(text: string, ways: readonly string[] = []): Frame {
    const word: Word = { word: text, letters: lettersOf(text), ways: ways.length > 0 ? ways.map((way) => soundsOf(way.split(' '))) : [[]] } // prettier-ignore
    const found = beams(model, word, width, mostSounds)
    const [best] = found
    const tokens = best.ended ? [...best.tokens, 0] : best.tokens
    const said = lookedAt(word, tokens)
    return {
      word: text,
      said,
      found: found.map((one) => ({
        sounds: one.tokens.map(nameOf),
        probability: Math.exp(one.logProbability),
      })),
      ways: [...ways],
      asked,
      right,
    }
  }
  /** The steps of one answer, all at once: behind the sounds that were said, as in training. */
  function lookedAt(word: Word, tokens: readonly number[]): Said[] {
    const { letters, lengths } = spoken([word])
    const encoded = model.encode(letters, lengths)
    const before = tensor([[0, ...tokens.slice(0, -1)]], { dtype: 'int32' })
    const { logits, weights: looks } = model.decode(before, encoded, encoded.state)
    const shares = logits.softmax(2).toArray() as number[][][]
    const rows = (looks?.toArray() ?? []) as number[][][]
    return tokens.map((token, step) => ({
      sound: nameOf(token),
      weights: rows[0][step],
      likeliest: shares[0][step]
        .map((probability, sound) => ({ sound: nameOf(sound), probability }))
        .sort((a, b) => b.probability - a.probability)
        .slice(0, 3),
    }))
  }
  const shown = (text: string, ways?: readonly string[]): Frame =>
    scope(() => noGrad(() => say(text, ways)))

  return {
    first: () => shown(readLetters(options.word).letters),
    done: () => asked >= unseen.length,
    step(): Frame {
      const [word, ...ways] = unseen[asked]
      asked++
      const frame = shown(word, ways)
      if (ways.includes(frame.found[0].sounds.join(' '))) right++
      return { ...frame, right }
    },
  }
}
