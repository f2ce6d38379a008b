import { availableParallelism, cpus } from 'node:os'

/** What a recorded number depends on; no name of the machine, no path, no user. */
export interface Machine {
  cpu: string
  cores: number
  node: string
  platform: string
}

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores: availableParallelism(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  }
}
