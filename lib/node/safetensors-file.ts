import {
  parseSafetensors,
  writeSafetensors,
  type Safetensors,
} from '../formats/safetensors.ts'
import type { StateDict } from '../nn/state-dict.ts'
import { writeDurable } from './durable.ts'
import { readBytes } from './read-file.ts'
import { writing } from './system-fault.ts'

/**
 * Saves tensors, such as `model.stateDict()`, for this engine, PyTorch or any other reader
 * of safetensors.
 *
 * @throws DataError that names the file when it cannot be written
 */
export function saveTensors(
  path: string,
  tensors: StateDict,
  metadata?: Record<string, string>,
): void {
  const bytes = writeSafetensors(tensors, metadata)
  writing(path, () => writeDurable(path, bytes))
}

/**
 * Reads them back: `model.loadStateDict(loadTensors('model.safetensors').tensors)`.
 *
 * @throws DataError that names the file
 */
export function loadTensors(path: string): Safetensors {
  return parseSafetensors(readBytes(path), path)
}
