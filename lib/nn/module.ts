import { zeroGrad } from '../autograd/zero-grad.ts'
import { DtypeError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { isFloat, type Dtype } from '../storage/dtype.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Buffer } from './buffer.ts'
import { leadsBack, named, noParameter, takesNothing } from './module-faults.ts'
import { addOutputHook } from './output-hooks.ts'
import { Parameter } from './parameter.ts'
import { loadState, takeState, type StateDict } from './state-dict.ts'

/** A module, whatever goes in and comes out. */
export type AnyModule = Module<never[], unknown>

/**
 * A part of a network: parameters, smaller modules, and a forward pass. They are found in
 * the fields of the object, also inside lists, plain objects, maps and sets, so a subclass
 * only assigns them.
 *
 * Most modules take tensors and give one. Others say what they take and give: `class LSTM
 * extends Module<[x: Tensor, state?: State], { output: Tensor; state: State }>`.
 */
export abstract class Module<Inputs extends unknown[] = Tensor[], Output = Tensor> {
  /**
   * Is the model being trained? Dropout and batch norm behave differently when it is only
   * used.
   */
  training = true

  /** @throws ArgumentError for what was handed to a class that takes nothing: `new nn.Softmax(1)`. */
  constructor() {
    if (arguments[0] !== undefined) throw takesNothing(new.target.name, arguments[0])
  }

  abstract forward(...inputs: Inputs): Output

  /** The modules in the fields, by name. */
  namedChildren(): [string, AnyModule][] {
    return fields(this).filter(
      (field): field is [string, AnyModule] => field[1] instanceof Module,
    )
  }

  /** This module, named '', and all below it, by dotted name. One that is shared appears once. */
  namedModules(): [string, AnyModule][] {
    const found = new Map<AnyModule, string>()
    const collect = (module: AnyModule, name: string, above: AnyModule[]): void => {
      if (above.includes(module)) throw leadsBack(name)
      if (found.has(module)) return
      found.set(module, name)
      for (const [child, part] of module.namedChildren())
        collect(part, join(name, child), [...above, module])
    }
    collect(this, '', [])
    return [...found].map(([module, name]) => [name, module])
  }

  modules(): AnyModule[] {
    return this.namedModules().map(([, module]) => module)
  }

  /** All parameters below this module, by dotted name. One that is shared appears once. */
  namedParameters(): [string, Parameter][] {
    const found = new Map<Parameter, string>()
    for (const [name, tensor] of namedTensors(this)) {
      if (tensor instanceof Parameter && !found.has(tensor)) found.set(tensor, name)
    }
    return [...found].map(([parameter, name]) => [name, parameter])
  }

  parameters(): Parameter[] {
    return this.namedParameters().map(([, parameter]) => parameter)
  }

  /** All buffers below this module, by dotted name. */
  namedBuffers(): [string, Buffer][] {
    return namedTensors(this).filter(
      (entry): entry is [string, Buffer] => entry[1] instanceof Buffer,
    )
  }

  /** How many numbers are parameters. Buffers do not count. */
  parameterCount(): number {
    return this.parameters().reduce((count, { size }) => count + size, 0)
  }

  /** Forgets all gradients. */
  zeroGrad(): void {
    zeroGrad(this.parameters())
  }

  /** Switches this module and all below to training. Returns this. */
  train(on = true): this {
    this.modules() // refuses a circle before it is walked
    this.training = on
    for (const [, child] of this.namedChildren()) child.train(on)
    return this
  }

  /** Switches this module and all below to use. Returns this. */
  eval(): this {
    return this.train(false)
  }

  /**
   * Parameters that no longer learn: they require no gradient, and optimizers leave them as
   * they are. `freeze(false)` lets them learn again. Returns this.
   */
  freeze(on = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad = !on
    if (on) this.zeroGrad()
    return this
  }

  /**
   * Changes the dtype of all parameters and float buffers, in place: to float64 to check a
   * gradient. Do it before an optimizer remembers something of them. Returns this.
   *
   * @throws DtypeError unless it is a float dtype.
   */
  to(dtype: Dtype): this {
    if (!isFloat(dtype))
      throw new DtypeError(`to: parameters are float32 or float64, not ${dtype}`)
    this.zeroGrad()
    for (const [, tensor] of namedTensors(this)) {
      if (!(tensor instanceof Parameter || tensor instanceof Buffer)) continue
      if (tensor.dtype === dtype || !isFloat(tensor.dtype)) continue
      // The object stays, so an optimizer or a tied layer still holds it.
      const { storage, layout } = new Buffer(tensor.detach().cast(dtype))
      Object.assign(tensor, { storage, layout })
    }
    return this
  }

  /** Copies of all parameters and buffers, by name. */
  stateDict(): StateDict {
    return takeState([...this.namedParameters(), ...this.namedBuffers()])
  }

  /**
   * Sets all parameters and buffers from `state`.
   *
   * @throws ArgumentError when names are missing or unknown. @throws ShapeError when a
   *   shape differs. Nothing is changed then.
   */
  loadStateDict(state: StateDict): void {
    loadState([...this.namedParameters(), ...this.namedBuffers()], state)
  }

  /**
   * Shows `see` each output from now on, to look at feature maps, say. Read it at once, or
   * `keep` a copy: its memory belongs to the scope that is open.
   *
   * @returns a function that ends it
   */
  onOutput(see: (output: Output) => void): () => void {
    checkArgument('onOutput', 'what sees the outputs', see, 'function')
    return addOutputHook(this, (output) => see(output as Output))
  }
}

/** The modules and tensors in the fields of a module, those of a list as 'field.0', and so on. */
function fields(module: AnyModule): [string, AnyModule | Tensor][] {
  const found: [string, AnyModule | Tensor][] = []
  const look = (name: string, value: object, around: object[]): void => {
    if (value instanceof Module || value instanceof Tensor) found.push([name, value])
    else if (!around.includes(value)) lookInside(name, value, [...around, value])
  }
  const lookInside = (name: string, value: object, around: object[]): void => {
    for (const [key, part] of entries(value)) {
      if (typeof part === 'object' && part !== null)
        look(join(name, String(key)), part, around)
    }
  }
  for (const [name, value] of Object.entries(module)) {
    if (typeof value === 'object' && value !== null) look(name, value, [])
  }
  return found
}

function entries(value: object): Iterable<[unknown, unknown]> {
  if (Array.isArray(value) || value instanceof Map) return value.entries()
  if (value instanceof Set) return [...value].entries()
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? Object.entries(value) : []
}

/** The tensors of a module and of all below it, each by its own name. */
function namedTensors(module: AnyModule): [string, Tensor][] {
  const found = new Map<string, Tensor>()
  for (const [name, part] of module.namedModules()) {
    for (const [field, tensor] of fields(part)) {
      if (!(tensor instanceof Tensor)) continue
      const full = join(name, field)
      if (found.has(full)) throw named(full)
      if (tensor.requiresGrad && tensor.isLeaf && !(tensor instanceof Parameter))
        throw noParameter(full, tensor)
      found.set(full, tensor)
    }
  }
  return [...found]
}

const join = (name: string, part: string): string =>
  name === '' ? part : `${name}.${part}`
