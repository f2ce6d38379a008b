import { wrong } from '#exercises'

export default wrong({
  'all-at-once': {
    why: 'Collects the whole stream and shuffles it, which a stream without an end does not allow.',
    replace: [
      [
        `: Sample[] = []
  for (const sample of samples) {
    if (room.length < capacity) {
      room.push(sample)
      continue
    }
    const place = random.integer(capacity)
    yield room[place]
    room[place] = sample
  }`,
        '= [...samples]',
      ],
    ],
  },
  'drops-a-full-one': {
    why: 'Drops the last batch with dropLast whatever its size is, also when it is full.',
    replace: [
      [
        'batch: Sample[] = []',
        `batch: Sample[] = []
  let before: Sample[] | undefined`,
      ],
      [
        `yield batch
    batch`,
        `if (before) yield before
    before = batch
    batch`,
      ],
      [
        `}
  // After a full batch this one is empty: nothing is left over.
  if`,
        `}
  // After a full batch this one is empty: nothing is left over.
  if (before && !dropLast) yield before
  if`,
      ],
    ],
  },
  'first-come': {
    why: 'Takes the oldest out of the buffer, as from a queue: nothing is left to chance.',
    replace: [
      [
        `const place = random.integer(capacity)
    yield room[place]
    room[place] = sample`,
        `yield room[0]
    room.shift()
    room.push(sample)`,
      ],
    ],
  },
  'one-list': {
    why: 'Saves an allocation: empties the list that it has handed out, and fills it again.',
    replace: [['batch = []', 'batch.length = 0']],
  },
  'rest-in-order': {
    why: 'Hands out what is left at the end as it lies there, because the buffer was random all the time.',
    replace: [['for (const place of random.permutation(room.length)) yield room[place]', 'yield* room']],
  },
  'rest-is-lost': {
    why: 'Stops with the stream, and forgets those that are still in the buffer.',
    replace: [['for (const place of random.permutation(room.length)) yield room[place]', '']],
  },
})
