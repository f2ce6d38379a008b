interface Block {
  address: number
  size: number
}

/**
 * Places that are free again. One that fits exactly is found at once. When many wait that
 * nobody asks for, neighbours are joined to blocks, from which any size can be cut.
 */
export class FreeSpace {
  /** Addresses by size, as they came back. */
  private readonly places = new Map<number, number[]>()
  private placesBytes = 0
  private blocks: Block[] = []

  /** Bytes that came back and were not joined since. */
  get loose(): number {
    return this.placesBytes
  }

  give(address: number, size: number): void {
    const addresses = this.places.get(size)
    if (addresses) addresses.push(address)
    else this.places.set(size, [address])
    this.placesBytes += size
  }

  take(size: number): number | undefined {
    const address = this.places.get(size)?.pop()
    if (address === undefined) return this.cut(size)
    this.placesBytes -= size
    return address
  }

  private cut(size: number): number | undefined {
    const at = this.blocks.findIndex((block) => block.size >= size)
    if (at < 0) return undefined
    const block = this.blocks[at]
    const { address } = block
    block.address += size
    block.size -= size
    if (block.size === 0) this.blocks.splice(at, 1)
    return address
  }

  /** Makes one block of all that lies side by side. */
  join(): void {
    const all = this.blocks
    for (const [size, addresses] of this.places)
      for (const address of addresses) all.push({ address, size })
    this.places.clear()
    this.placesBytes = 0
    all.sort((a, b) => a.address - b.address)
    this.blocks = []
    let last: Block | undefined
    for (const block of all) {
      if (last !== undefined && last.address + last.size === block.address)
        last.size += block.size
      else this.blocks.push((last = block))
    }
  }
}
