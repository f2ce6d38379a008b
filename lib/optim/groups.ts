import { ArgumentError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkOptions } from '../options.ts'
import { notNegative, positive } from './check.ts'

/** What holds for all parameters that are in no group of their own. */
export interface Rates {
  learningRate: number
  weightDecay: number
}

/**
 * Parameters with a learning rate and a weight decay of their own. What is left out is the
 * optimizer's.
 */
export interface ParameterGroup {
  parameters: readonly Tensor[]
  learningRate?: number
  weightDecay?: number
}

/** A group as the optimizer keeps it: its rate in proportion to the optimizer's. */
export interface Group {
  parameters: readonly Tensor[]
  scale: number
  weightDecay: number
}

const kinds = { parameters: 'list', learningRate: 'number', weightDecay: 'number' } as const

/**
 * @throws ArgumentError for what is neither parameters nor groups, for no parameters at
 *   all, for one that is there twice, and for rates that make no sense.
 */
export function groupsOf(
  optimizer: string,
  parameters: readonly Tensor[] | readonly ParameterGroup[],
  rates: Rates,
): Group[] {
  const groups = asGroups(optimizer, parameters).map((group, i) => {
    checkOptions(`${optimizer}, group ${i}`, group, kinds)
    const { learningRate = rates.learningRate, weightDecay = rates.weightDecay } = group
    return {
      parameters: group.parameters,
      scale: positive(optimizer, 'learningRate', learningRate) / rates.learningRate,
      weightDecay: notNegative(optimizer, 'weightDecay', weightDecay),
    }
  })
  const all = groups.flatMap((group) => group.parameters)
  if (all.length === 0)
    throw new ArgumentError(
      `${optimizer}: there are no parameters to learn. Does the model assign its layers to fields?`,
    )
  if (new Set(all).size < all.length)
    throw new ArgumentError(
      `${optimizer}: a parameter is there twice, so each step would move it twice`,
    )
  return groups
}

function asGroups(
  optimizer: string,
  parameters: readonly Tensor[] | readonly ParameterGroup[],
): ParameterGroup[] {
  const list: readonly (Tensor | ParameterGroup)[] = Array.isArray(parameters)
    ? parameters
    : [parameters]
  const tensors = list.filter((one) => one instanceof Tensor)
  if (tensors.length === list.length) return [{ parameters: tensors }]
  if (tensors.length > 0)
    throw new ArgumentError(
      `${optimizer}: give it parameters or groups of parameters, not both`,
    )
  return list.map((one) => {
    if (one instanceof Tensor || !isListOfTensors(one?.parameters)) {
      throw new ArgumentError(
        `${optimizer}: parameters are tensors, or groups { parameters: [tensors] }. ` +
          'Of a model they are model.parameters()',
      )
    }
    return one
  })
}

function isListOfTensors(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => one instanceof Tensor)
}
