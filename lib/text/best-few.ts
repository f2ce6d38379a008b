/** The best few of many, the best first; of equal ones, those that came first. */
export class BestFew<One> {
  readonly best: One[] = []
  private readonly most: number
  private readonly valueOf: (one: One) => number

  constructor(most: number, valueOf: (one: One) => number) {
    this.most = most
    this.valueOf = valueOf
  }

  /** Would one of this value be among them? Never one of −∞, which is impossible. */
  takes(value: number): boolean {
    if (value === -Infinity) return false
    const { best, most } = this
    return best.length < most || value > this.valueOf(best[best.length - 1])
  }

  add(one: One): void {
    const value = this.valueOf(one)
    if (!this.takes(value)) return
    const { best } = this
    let place = best.length
    while (place > 0 && this.valueOf(best[place - 1]) < value) place--
    best.splice(place, 0, one)
    if (best.length > this.most) best.pop()
  }
}
