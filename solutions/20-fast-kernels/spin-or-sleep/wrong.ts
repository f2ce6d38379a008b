import { wrong } from '#exercises'

export default wrong({
  'best-of-the-larger': {
    why: 'Somebody who knew would not pay the larger of both.',
    replace: [['Math.min(wait', 'Math.max(wait']],
  },
  'half-the-waking': {
    why: 'A limit of half the waking time.',
    replace: [['return wake', 'return wake / 2']],
  },
  'last-moment': {
    why: 'Sleeps although the work came in the last moment.',
    replace: [['wait <= limit', 'wait < limit']],
  },
  'long-wait-is-worst': {
    why: 'Thinks that the worst wait is an endless one.',
    replace: [['Math.min(limit, wake)', 'wake']],
  },
  'sleep-is-free': {
    why: 'Forgets what waking costs.',
    replace: [[': limit + wake', ': limit']],
  },
  'spinning-forgotten': {
    why: 'Forgets the time that was spun in vain.',
    replace: [[': limit +', ':']],
  },
})
