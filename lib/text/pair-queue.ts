interface Entry {
  left: number
  right: number
  count: number
}

/**
 * Pairs with the most frequent on top: a binary heap. Counts fall while a pair waits, and only
 * when it comes up is that looked at: with a lower count it goes back.
 */
export class PairQueue {
  private readonly heap: Entry[] = []

  constructor(pairs: Iterable<Entry>) {
    for (const pair of pairs) this.push(pair)
  }

  push({ left, right, count }: Entry): void {
    const { heap } = this
    let at = heap.length
    heap.push({ left, right, count })
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(heap[at], heap[parent])) break
      this.swap(at, parent)
      at = parent
    }
  }

  /** Takes out the most frequent pair by the counts of now; undefined when none is left. */
  pop(countNow: (left: number, right: number) => number): Entry | undefined {
    for (let top = this.take(); top !== undefined; top = this.take()) {
      const count = countNow(top.left, top.right)
      if (count === top.count) return top
      if (count > 0) this.push({ ...top, count })
    }
    return undefined
  }

  private take(): Entry | undefined {
    const { heap } = this
    if (heap.length > 1) this.swap(0, heap.length - 1)
    const top = heap.pop()
    for (let at = 0; ;) {
      let first = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isBefore(heap[child], heap[first])) first = child
      if (first === at) return top
      this.swap(at, first)
      at = first
    }
  }

  private swap(i: number, j: number): void {
    const { heap } = this
    const kept = heap[i]
    heap[i] = heap[j]
    heap[j] = kept
  }
}

/** More frequent; equally frequent ones by their left id, then their right id. */
function isBefore(a: Entry, b: Entry): boolean {
  return (b.count - a.count || a.left - b.left || a.right - b.right) < 0
}
