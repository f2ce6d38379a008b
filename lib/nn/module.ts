import { ArgumentError, ShapeError } from '../errors.ts'
import { noGrad } from '../autograd/grad-mode.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { currentScope, keep, moveTo } from '../storage/scope.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Parameter } from './parameter.ts'

/** Parameters by name, as PyTorch names them: '0.weight', 'encoder.2.bias'. */
export type StateDict = Record<string, Tensor>

/**
 * A part of a network: parameters, smaller modules, and a forward pass. Parameters and
 * modules are found in the fields of the object, also inside arrays, so a subclass only
 * assigns them.
 */
export abstract class Module {
  /**
   * Is the model being trained? Dropout and batch norm behave differently when it is only
   * used.
   */
  training = true

  abstract forward(...inputs: Tensor[]): Tensor

  /** The fields that are modules, by name. */
  namedChildren(): [string, Module][] {
    return fields(this).filter(
      (entry): entry is [string, Module] => entry[1] instanceof Module,
    )
  }

  /**
   * All parameters below this module, by dotted name. A parameter that is shared appears
   * once.
   */
  namedParameters(): [string, Parameter][] {
    const found = new Map<Parameter, string>()
    const collect = (module: Module, prefix: string): void => {
      for (const [name, value] of fields(module)) {
        if (value instanceof Parameter && !found.has(value)) found.set(value, prefix + name)
      }
      for (const [name, child] of module.namedChildren())
        collect(child, `${prefix}${name}.`)
    }
    collect(this, '')
    return [...found].map(([parameter, name]) => [name, parameter])
  }

  parameters(): Parameter[] {
    return this.namedParameters().map(([, parameter]) => parameter)
  }

  /** How many numbers are learned. */
  parameterCount(): number {
    return this.parameters().reduce((count, { size }) => count + size, 0)
  }

  /** Forgets all gradients. */
  zeroGrad(): void {
    zeroGrad(this.parameters())
  }

  /** Switches this module and all below to training. Returns this. */
  train(on = true): this {
    this.training = on
    for (const [, child] of this.namedChildren()) child.train(on)
    return this
  }

  /** Switches this module and all below to use. Returns this. */
  eval(): this {
    return this.train(false)
  }

  /** Copies of all parameters, by name. */
  stateDict(): StateDict {
    return Object.fromEntries(
      this.namedParameters().map(([name, parameter]) => [
        name,
        keep(parameter.detach().clone()),
      ]),
    )
  }

  /**
   * Sets all parameters from `state`.
   *
   * @throws ArgumentError when names are missing or unknown. @throws ShapeError when a
   *   shape differs. Nothing is changed then.
   */
  loadStateDict(state: StateDict): void {
    const own = this.namedParameters()
    const missing = own.map(([name]) => name).filter((name) => !(name in state))
    const unknown = Object.keys(state).filter(
      (name) => !own.some(([known]) => known === name),
    )
    if (missing.length > 0 || unknown.length > 0) {
      throw new ArgumentError(
        `loadStateDict: missing: ${missing.join(', ') || 'none'}; unknown: ${unknown.join(', ') || 'none'}`,
      )
    }
    for (const [name, parameter] of own) {
      if (!sameShape(parameter.shape, state[name].shape)) {
        throw new ShapeError(
          `loadStateDict: '${name}' is ${formatShape(parameter.shape)} here and ${formatShape(state[name].shape)} in the state`,
        )
      }
    }
    noGrad(() => {
      for (const [name, parameter] of own)
        parameter.copy_(state[name].cast(parameter.dtype))
    })
  }

  /** A table of the modules that have parameters: name, kind, shapes and counts. */
  summary(): string {
    const rows: string[][] = [['name', 'kind', 'parameters', 'count']]
    const describe = (module: Module, name: string): void => {
      const own = fields(module).filter(
        (entry): entry is [string, Parameter] => entry[1] instanceof Parameter,
      )
      const children = module.namedChildren()
      if (own.length > 0 || children.length === 0) {
        const shapes = own
          .map(([field, { shape }]) => `${field} ${formatShape(shape)}`)
          .join(', ')
        rows.push([
          name || '(this)',
          module.constructor.name,
          shapes,
          own.reduce((sum, [, { size }]) => sum + size, 0).toLocaleString('en-US'),
        ])
      }
      for (const [child, part] of children)
        describe(part, name ? `${name}.${child}` : child)
    }
    describe(this, '')
    rows.push(['total', '', '', this.parameterCount().toLocaleString('en-US')])
    const widths = rows[0].map((_, column) =>
      Math.max(...rows.map((row) => row[column].length)),
    )
    const line = (row: string[]): string =>
      row
        .map((cell, i) => (i === 3 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
        .join('  ')
    const rule = '─'.repeat(widths.reduce((sum, width) => sum + width, 6))
    return [
      line(rows[0]),
      rule,
      ...rows.slice(1, -1).map(line),
      rule,
      line(rows[rows.length - 1]),
    ].join('\n')
  }
}

/** The fields of a module, with the elements of arrays as 'field.0', 'field.1', …. */
function fields(module: Module): [string, unknown][] {
  return Object.entries(module).flatMap(([name, value]): [string, unknown][] =>
    Array.isArray(value) ? value.map((part, i) => [`${name}.${i}`, part]) : [[name, value]],
  )
}

/** Forgets gradients. Their memory goes back when the step that is open now ends. */
export function zeroGrad(parameters: readonly Tensor[]): void {
  for (const parameter of parameters) {
    if (parameter.grad !== undefined) moveTo(parameter.grad.storage, currentScope())
    parameter.grad = undefined
  }
}
