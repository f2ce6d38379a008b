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

/** When and where something is measured: what every record says. */
export function recordedOn(): { date: string; machine: Machine } {
  return { date: new Date().toISOString().slice(0, 10), machine: machine() }
}
