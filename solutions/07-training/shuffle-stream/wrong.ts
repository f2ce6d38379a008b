import { wrong } from '#exercises'

export default wrong({
  'all-at-once': {
    why: 'Reads the whole stream first.',
    replace: [[`: Sample[] = []
  for (const sample of samples) {
    if (room.length < capacity) {
      room.push(sample)
      continue
    }
    const place = random.integer(capacity)
    yield room[place]
    room[place] = sample
  }`, '= [...samples]']],
  },
  'drops-a-full-one': {
    why: 'With dropLast, the last batch is left out also when it is full.',
    replace: [['batch: Sample[] = []', `batch: Sample[] = []
  let before: Sample[] | undefined`], [`yield batch
    batch`, `if (before) yield before
    before = batch
    batch`], [`}
  // After a full batch this one is empty: nothing is left over.
  if`, `}
  // After a full batch this one is empty: nothing is left over.
  if (before && !dropLast) yield before
  if`]],
  },
  'first-come': {
    why: 'The oldest leaves, not one by lot.',
    replace: [[`const place = random.integer(capacity)
    yield room[place]
    room[place] = sample`, `yield room[0]
    room.shift()
    room.push(sample)`]],
  },
  'one-list': {
    why: 'Empties the list that it has handed out, and fills it again.',
    replace: [['batch = []', 'batch.length = 0']],
  },
  'rest-in-order': {
    why: 'What is left at the end leaves in the order in which it lies there.',
    replace: [['for (const place of random.permutation(room.length)) yield room[place]', 'yield* room']],
  },
  'rest-is-lost': {
    why: 'What is left at the end never leaves.',
    replace: [['for (const place of random.permutation(room.length)) yield room[place]', '']],
  },
})
