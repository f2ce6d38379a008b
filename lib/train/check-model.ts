import { Module, type AnyModule } from '../nn/module.ts'
import { checkArgument } from '../options.ts'

/** @throws ArgumentError unless it is a module: parameters alone, or a function, are none. */
export function checkModel(caller: string, model: AnyModule): void {
  checkArgument(caller, 'the model', model, Module)
}
