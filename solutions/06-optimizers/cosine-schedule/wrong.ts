import { wrong } from '#exercises'

export default wrong({
  'climbs-again': {
    why: 'Follows the cosine on and on: after the last step the wave climbs again.',
    replace: [['Math.min(step / steps, 1)', 'step / steps']],
  },
  'minimum-added': {
    why: 'Adds the minimum to the wave without taking it off the height: the plan begins too high.',
    replace: [['(learningRate - minimum)', 'learningRate']],
  },
  'no-half': {
    why: '1 + cos goes from 2 to 0, and the half that brings it to 1 is forgotten.',
    replace: [['* 0.5 * (', '* (']],
  },
  straight: {
    why: 'Knows that the rate falls from the one to the other, and draws a straight line.',
    replace: [['0.5 * (1 + Math.cos(Math.PI * done)', '(1 - done']],
  },
  'whole-wave': {
    why: 'Takes 2π for a whole wave, where the plan uses half of one: down and up again.',
    replace: [['cos(Math.', 'cos(2 * Math.']],
  },
})
