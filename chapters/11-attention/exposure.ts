import { editDistance, noGrad } from 'chalkgrad'
import type { EncoderDecoder } from './encoder-decoder.ts'
import { aFewAtATime, speakAll } from './speak.ts'
import { spoken, type Word } from './spelling.ts'

export interface Forced {
  /** Sounds that are wrong, of those that a teacher would say next, when each comes behind the right ones. */
  told: number
  /** The same, behind a network's own first mistake in the words where it makes one … */
  toldBehind: number
  /** … and what it makes of the rest of these words when it goes on from its own mistake. */
  ownBehind: number
}

/**
 * What a network that has only ever gone on from right sounds does when it has said a wrong one.
 * Words with a single way to say them, so that a mistake is one. saidOfAll: what it says of itself.
 */
export function exposure(
  model: EncoderDecoder,
  all: readonly Word[],
  saidOfAll: readonly (readonly number[])[] = speakAll(model, all),
): Forced {
  const chosen = [...all.keys()].filter((i) => all[i].ways.length === 1)
  const words = chosen.map((i) => all[i])
  const said = chosen.map((i) => saidOfAll[i])
  const told = whenTold(model, words)
  let [wrong, sounds, toldBehind, ownBehind, behind] = [0, 0, 0, 0, 0]
  for (const [i, { ways }] of words.entries()) {
    const [way] = ways
    const misses = way.map((sound, step) => Number(told[i][step] !== sound))
    wrong += sum(misses)
    sounds += way.length
    // With the right beginning and with its own it says the same, up to and with the first mistake.
    const first = misses.indexOf(1)
    if (first < 0) continue
    const rest = way.slice(first + 1)
    behind += rest.length
    toldBehind += sum(misses.slice(first + 1))
    // The first is replaced, or something is put in or left out in its place: the best of the three.
    const own = said[i]
    ownBehind += Math.min(
      editDistance(own.slice(first + 1), rest),
      editDistance(own.slice(first + 1), way.slice(first)),
      editDistance(own.slice(first), rest),
    )
  }
  return {
    told: wrong / sounds,
    toldBehind: toldBehind / behind,
    ownBehind: ownBehind / behind,
  }
}

/** What it finds likeliest at each step, behind the right sounds. */
function whenTold(model: EncoderDecoder, words: readonly Word[]): number[][] {
  return aFewAtATime(words, (few) => {
    const likeliest = noGrad(() => model.forward(spoken(few)).argmax(2))
    return likeliest.unbind(0).map((row) => [...row.data()])
  })
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, one) => total + one, 0)
