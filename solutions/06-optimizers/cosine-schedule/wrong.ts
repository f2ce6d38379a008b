import { wrong } from '#exercises'

export default wrong({
  'climbs-again': {
    why: 'After the last step the wave climbs again.',
    replace: [['Math.min(step / steps, 1)', 'step / steps']],
  },
  'minimum-added': {
    why: 'The minimum is added on top, so the plan begins too high.',
    replace: [['(learningRate - minimum)', 'learningRate']],
  },
  'no-half': {
    why: 'The half is missing.',
    replace: [['* 0.5 * (', '* (']],
  },
  straight: {
    why: 'A straight line.',
    replace: [['0.5 * (1 + Math.cos(Math.PI * done)', '(1 - done']],
  },
  'whole-wave': {
    why: 'A whole wave: down and up again.',
    replace: [['cos(Math.', 'cos(2 * Math.']],
  },
})
