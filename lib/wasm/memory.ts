/** Shared memory grows by this many pages at least: 64 MiB. */
export const STEP = 1024

/**
 * Memory that threads share. Small at first, so that the system need not promise what is
 * never used (Windows counts all of it); it may grow to `most` pages of 64 KiB, or to what
 * the machine has addresses for.
 */
export function sharedMemory(most: number): WebAssembly.Memory {
  return largest(most, (maximum) => ({
    initial: Math.min(STEP, maximum),
    maximum,
    shared: true,
  }))
}

/**
 * Memory for one thread, at once in its full size, of which most systems only provide what
 * is touched: `most` pages of 64 KiB, or less if the machine refuses.
 */
export function ownMemory(most: number): WebAssembly.Memory {
  return largest(most, (maximum) => ({ initial: maximum, maximum }))
}

function largest(
  most: number,
  descriptor: (pages: number) => WebAssembly.MemoryDescriptor,
): WebAssembly.Memory {
  for (let pages = most; ; pages = Math.floor(pages / 2)) {
    try {
      return new WebAssembly.Memory(descriptor(pages))
    } catch (error) {
      if (pages <= 64) throw error
    }
  }
}
