import { noGrad } from '../autograd/grad-mode.ts'
import { formatShape } from '../shape/shape.ts'
import { scope } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import { textTable } from '../text-table.ts'
import type { AnyModule, Module } from './module.ts'
import { Parameter } from './parameter.ts'

/**
 * A table of the modules that have parameters, or no modules inside: name, kind, shapes and
 * counts. With an input, `summary(model, x)`, also the shape of what each gives.
 */
export function summary<Inputs extends unknown[]>(
  model: Module<Inputs, unknown>,
  ...inputs: Inputs | []
): string {
  const outputs = given(inputs) ? outputShapes(model, inputs) : undefined
  const row = (
    name: string,
    kind: string,
    shapes: string,
    output: string,
    count: number,
  ) => [name, kind, shapes, ...(outputs ? [output] : []), count.toLocaleString('en-US')]
  const rows = model.namedModules().flatMap(([name, module]) => {
    const own = ownTensors(module)
    if (own.length === 0 && module.namedChildren().length > 0) return []
    const shapes = own.map(([field, { shape }]) => `${field} ${formatShape(shape)}`)
    const learned = own.filter(([, tensor]) => tensor instanceof Parameter)
    const output = outputs?.get(module) ?? ''
    return [
      row(
        name || '(this)',
        module.constructor.name,
        shapes.join(', '),
        output,
        count(learned),
      ),
    ]
  })
  const head = ['name', 'kind', 'parameters', ...(outputs ? ['output'] : []), 'count']
  const frozen = model.namedParameters().filter(([, { requiresGrad }]) => !requiresGrad)
  const totals = [row('total', '', '', '', model.parameterCount())]
  if (frozen.length > 0) totals.push(row('of them frozen', '', '', '', count(frozen)))
  const buffers = model.namedBuffers()
  if (buffers.length > 0) totals.push(row('buffers', '', '', '', count(buffers)))

  const lines = textTable([head, ...rows, ...totals], {
    isRight: (column) => column === head.length - 1,
  })
  const rule = '─'.repeat(lines[0].length)
  return [
    lines[0],
    rule,
    ...lines.slice(1, 1 + rows.length),
    rule,
    ...lines.slice(1 + rows.length),
  ].join('\n')
}

/** Parameters and buffers that no smaller module holds, under the names of their fields. */
function ownTensors(module: AnyModule): [string, Tensor][] {
  const inside = module.namedChildren().map(([name]) => `${name}.`)
  return [...module.namedParameters(), ...module.namedBuffers()].filter(
    ([name]) => !inside.some((child) => name.startsWith(child)),
  )
}

function given<Inputs extends unknown[]>(inputs: Inputs | []): inputs is Inputs {
  return inputs.length > 0
}

function outputShapes<Inputs extends unknown[]>(
  model: Module<Inputs, unknown>,
  inputs: Inputs,
): Map<AnyModule, string> {
  const shapes = new Map<AnyModule, string>()
  const ends = model
    .modules()
    .map((module) => module.onOutput((output) => void shapes.set(module, shapesOf(output))))
  try {
    scope(() => void noGrad(() => void model.forward(...inputs)), 'summary')
  } finally {
    for (const end of ends) end()
  }
  return shapes
}

/** What a module gives: a tensor, or several in a list or an object. */
function shapesOf(output: unknown): string {
  if (output instanceof Tensor) return formatShape(output.shape)
  if (typeof output !== 'object' || output === null) return ''
  return Object.values(output).map(shapesOf).filter(Boolean).join(', ')
}

function count(named: readonly [string, Tensor][]): number {
  return named.reduce((sum, [, { size }]) => sum + size, 0)
}
