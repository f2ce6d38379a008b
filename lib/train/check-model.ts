import { Module, type AnyModule } from '../nn/module.ts'
import type { Optimizer } from '../optim/optimizer.ts'
import { checkArgument } from '../options.ts'

/** @throws ArgumentError unless it is a module: parameters alone, or a function, are none. */
export function checkModel(caller: string, model: AnyModule): void {
  checkArgument(caller, 'the model', model, Module)
}

/** @throws ArgumentError unless it can take a step, and forget gradients before the next. */
export function checkOptimizer(caller: string, optimizer: Optimizer): void {
  for (const method of ['step', 'zeroGrad'] as const)
    checkArgument(caller, `${method} of the optimizer`, optimizer?.[method], 'function')
}
