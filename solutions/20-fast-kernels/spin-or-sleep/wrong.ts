import { wrong } from '#exercises'

export default wrong({
  'best-of-the-larger': {
    why: 'Takes the larger of both costs, which somebody who knew the wait would never pay.',
    replace: [['Math.min(wait', 'Math.max(wait']],
  },
  'half-the-waking': {
    why: 'Feels that half the waking time is a fair limit.',
    replace: [['return wake', 'return wake / 2']],
  },
  'last-moment': {
    why: 'Reads "at most the limit" as "less than the limit": sleeps although the work came in the last moment.',
    replace: [['wait <= limit', 'wait < limit']],
  },
  'long-wait-is-worst': {
    why: 'Thinks that the worst wait is an endless one.',
    replace: [['Math.min(limit, wake)', 'wake']],
  },
  'sleep-is-free': {
    why: 'Counts the time that is spun, and forgets that waking costs, too.',
    replace: [[': limit + wake', ': limit']],
  },
  'spinning-forgotten': {
    why: 'Thinks that who sleeps pays for the waking, and forgets the time that was spun in vain.',
    replace: [[': limit +', ':']],
  },
})
