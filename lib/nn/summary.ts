import { checkArgument } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { textTable } from '../text-table.ts'
import { Module, type AnyModule } from './module.ts'
import { Parameter } from './parameter.ts'
import type { ReceptiveField } from './receptive-field.ts'
import { trace } from './trace.ts'

/**
 * A table of the modules that have parameters, or no modules inside: name, kind, shapes and
 * counts. With an input, `summary(model, zeros([1, 3, 32, 32]))`, also the shape of what each
 * gives, how many products it adds up (multiply-adds, for the whole input: for one picture,
 * give a batch of one), and, where pictures are slid over, its receptive field: how much of
 * the input a cell of its output depends on.
 */
export function summary<Inputs extends unknown[]>(
  model: Module<Inputs, unknown>,
  ...inputs: Inputs | []
): string {
  checkArgument('summary', 'the model', model, Module)
  const traced = given(inputs) ? trace(model, inputs) : undefined
  const done = [...(traced?.modules.values() ?? [])]
  const pictures = done.some(
    ({ field }) => typeof field === 'object' && field.size.some((n) => n > 1),
  )
  const row = (
    name: string,
    kind: string,
    shapes: string,
    { output = '', field = '', multiplyAdds = '' },
    count: number,
  ): string[] => [
    name,
    kind,
    shapes,
    ...(traced ? [output] : []),
    ...(pictures ? [field] : []),
    ...(traced ? [multiplyAdds] : []),
    thousands(count),
  ]
  const rows = model.namedModules().flatMap(([name, module]) => {
    const own = ownTensors(module)
    if (own.length === 0 && module.namedChildren().length > 0) return []
    const shapes = own.map(([field, { shape }]) => `${field} ${formatShape(shape)}`)
    const learned = own.filter(([, tensor]) => tensor instanceof Parameter)
    const did = traced?.modules.get(module)
    const told = did && {
      output: did.shapes.map(formatShape).join(', '),
      field: fieldOf(did.field),
      multiplyAdds: thousands(did.multiplyAdds),
    }
    const { name: kind } = module.constructor
    return [row(name || '(this)', kind, shapes.join(', '), told ?? {}, count(learned))]
  })
  const head = [
    ...['name', 'kind', 'parameters'],
    ...(traced ? ['output'] : []),
    ...(pictures ? ['field'] : []),
    ...(traced ? ['multiply-adds'] : []),
    'count',
  ]
  const all = traced && { multiplyAdds: thousands(traced.multiplyAdds) }
  const totals = [row('total', '', '', all ?? {}, model.parameterCount())]
  const frozen = model.namedParameters().filter(([, { requiresGrad }]) => !requiresGrad)
  if (frozen.length > 0) totals.push(row('of them frozen', '', '', {}, count(frozen)))
  const buffers = model.namedBuffers()
  if (buffers.length > 0) totals.push(row('buffers', '', '', {}, count(buffers)))
  const numbers = ['multiply-adds', 'count'].map((name) => head.indexOf(name))
  const lines = textTable([head, ...rows, ...totals], {
    isRight: (column) => numbers.includes(column),
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

const thousands = (count: number): string => count.toLocaleString('en-US')

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

/** Rows × columns. */
function fieldOf(field: ReceptiveField | undefined): string {
  return field === undefined || field === 'all' ? (field ?? '') : field.size.join(' × ')
}

function count(named: readonly [string, Tensor][]): number {
  return named.reduce((sum, [, { size }]) => sum + size, 0)
}
