/** Memory for blocks on the way. Each thread runs an instance of this module, with a scratch of its own. */
export let scratch: usize = 0

export function useScratch(address: usize): void {
  scratch = address
}
