import { ArgumentError } from '../../../lib/errors.ts'
import { didYouMean } from '../../../lib/suggest.ts'
import type { Adapter, Peer } from './adapter.ts'
import * as chalkgrad from './adapters/chalkgrad.ts'
import * as jaxJs from './adapters/jax-js.ts'
import * as jsPytorch from './adapters/js-pytorch.ts'
import * as python from './adapters/python.ts'
import * as tfjs from './adapters/tfjs.ts'

/** An adapter's file: which peers it serves, and how one of them is opened. */
interface AdapterFile {
  peers: Peer[]
  default(options: Peer['options']): Promise<Adapter>
}

const files: readonly AdapterFile[] = [chalkgrad, tfjs, jaxJs, jsPytorch]

/** All that can be measured, the engine first. */
export const peers: readonly Peer[] = [
  ...files.flatMap(({ peers }) => peers),
  ...python.peers,
]

/** This engine's own rows. */
export const engine: readonly string[] = chalkgrad.peers.map(({ name }) => name)

/** The adapter of a peer that runs in Node. */
export function openPeer(peer: Peer): Promise<Adapter> {
  const file = files.find(({ peers }) => peers.some(({ name }) => name === peer.name))
  if (file === undefined) throw new ArgumentError(`${peer.name} does not run in Node`)
  return file.default(peer.options)
}

/**
 * The peers with these names; `pytorch` is both pytorch-1 and pytorch-2, `engine` all of
 * its own.
 *
 * @throws ArgumentError for a name that is none.
 */
export function peersNamed(names: readonly string[]): Peer[] {
  const chosen = names.flatMap((name) => {
    const found = peers.filter((peer) =>
      name === 'engine'
        ? engine.includes(peer.name)
        : peer.name === name || peer.name.startsWith(`${name}-`),
    )
    if (found.length > 0) return found
    const known = ['engine', ...peers.map((peer) => peer.name)]
    throw new ArgumentError(
      `there is no peer '${name}'.${didYouMean(name, known)} There are: ${known.join(', ')}`,
    )
  })
  return peers.filter((peer) => chosen.includes(peer))
}
