/** So many places of one size may be a model's parameters. */
const MODEL = 64
/** What a loop may leave behind before it is told. */
const MOST = 256 * 2 ** 20

/**
 * Tensors that no scope owns, which the garbage collector is to find. It does not see the
 * memory that they take here, and says which it found only when a program pauses: so a loop
 * that is written without `steps()` fills this memory with the dead. A model and its data
 * are some tensors; such a loop makes many of each size, and that shows it.
 */
export class Unowned {
  /** Their places: address → size. */
  private readonly sizes = new Map<number, number>()
  private readonly counts = new Map<number, number>()
  private bytes = 0
  private told = false
  private readonly tell: (text: string) => void

  constructor(tell: (text: string) => void) {
    this.tell = tell
  }

  /** Is another one more than a loop may leave behind? Says so the first time. */
  full(size: number): boolean {
    if (this.bytes + size <= MOST || (this.counts.get(size) ?? 0) < MODEL) return false
    if (!this.told) {
      this.told = true
      this.tell(
        `chalkgrad: ${Math.round(this.bytes / 2 ** 20)} MiB of tensors were made outside of any scope, ${this.counts.get(size)} of one size, ` +
          `and are waiting for the garbage collector. Is there a loop? Write it as for (const step of steps(n)) or over Batches, ` +
          `which return the memory of each turn. Until then new tensors get ordinary memory, where the fast kernels are slow.`,
      )
    }
    return true
  }

  add(address: number, size: number): void {
    if (this.sizes.has(address)) return
    this.sizes.set(address, size)
    this.count(size, 1)
  }

  /** The place at an address came back, from whomever. */
  remove(address: number): void {
    const size = this.sizes.get(address)
    if (size === undefined) return
    this.sizes.delete(address)
    this.count(size, -1)
  }

  private count(size: number, by: 1 | -1): void {
    const before = this.counts.get(size) ?? 0
    this.counts.set(size, before + by)
    if (Math.max(before, before + by) > MODEL) this.bytes += by * size
  }
}
