import { isRecording } from './autograd/grad-mode.ts'
import { watchesFinite } from './autograd/detect-anomaly.ts'
import { chosenKernels } from './kernels/registry.ts'
import { currentScope } from './storage/scope.ts'

export { rememberKernels } from './kernels/registry.ts'

/**
 * Everything that the engine remembers between calls. A test that leaves it changed
 * disturbs the next.
 */
export function moduleState(): Record<string, unknown> {
  return {
    recording: isRecording(),
    watchesFinite: watchesFinite(),
    kernels: chosenKernels(),
    scope: currentScope()?.label ?? 'none',
  }
}
