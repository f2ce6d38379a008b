import { DataError, type PictureForm, type Tensor } from 'chalkgrad'

export const format = 'chalkgrad image classifier 1'

/** What stands in a model file beside the weights. */
export interface Facts {
  /** Their names, in the order of the network's answers. */
  classes: readonly string[]
  /** How a picture goes in: size, colors in their order, what is done when it is not square. */
  form: PictureForm
  /** The order of the axes. */
  layout: 'channels, height, width'
  /** Of each channel, for pixels in 0 … 1: subtracted, */
  mean: readonly number[]
  /** and divided by. */
  deviation: readonly number[]
  network: { depth: number; width: number }
  /** Where it comes from, for whoever finds the file later. */
  about: Record<string, string | number>
}

/**
 * The facts, checked: a file is anybody's to write.
 *
 * @throws DataError that names the file, what was expected and what came.
 */
export function factsOf(metadata: Record<string, string>, name: string): Facts {
  if (metadata.format !== format) {
    const got = metadata.format ?? ''
    throw new DataError(
      `${name}: expected a model of this program, with the format '${format}' in its notes, got ${got === '' ? 'no format' : `'${got}'`}` +
        (got.includes('checkpoint')
          ? '. A checkpoint is a run under way; its finished model lies beside it, as best.safetensors'
          : ''),
    )
  }
  const facts = asRecord(metadata.facts)
  const fail = (expected: string, got: unknown): never => {
    throw new DataError(
      `${name}: expected ${expected} in its notes, got ${JSON.stringify(got ?? null)}`,
    )
  }
  const { classes, form, layout, mean, deviation, network } = facts
  if (!isList(classes, isText) || classes.length < 2 || classes.length > 10_000)
    fail('the names of two classes or more', classes)
  const { size, colors, fit } = isRecord(form) ? form : fail('the form of a picture', form)
  if (!isWhole(size, 1, 1024)) fail('a size from 1 to 1024 pixels', size)
  if (
    !isList(colors, isText) ||
    !['gray', 'blue,green,red'].includes([...colors].sort().join())
  )
    // prettier-ignore
    fail('gray, or red, green and blue in their order', colors)
  if (fit !== 'crop' && fit !== 'pad') fail("'crop' or 'pad'", fit)
  if (layout !== 'channels, height, width')
    fail("the order of axes 'channels, height, width', which is the only one here", layout)
  for (const [what, values] of Object.entries({ mean, deviation })) {
    if (!isList(values, isNumber) || values.length !== (colors as unknown[]).length)
      fail(`a ${what} for each channel`, values)
  }
  if ((deviation as number[]).some((value) => !(value > 0)))
    fail('deviations above 0', deviation)
  const { depth, width } = isRecord(network) ? network : fail('the network', network)
  if (!isWhole(depth, 8, 1000) || !isWhole(width, 1, 1024))
    fail('the depth and the width of the network', network)
  if (!isList(parsed(metadata.probe), isNumber))
    fail('the answer to the probe', metadata.probe)
  return facts as unknown as Facts
}

/**
 * Before the network is built: a file that claims to be a thousand layers deep, and is not,
 * must not cost their memory.
 *
 * @throws DataError.
 */
export function checkTensors(
  tensors: Record<string, Tensor>,
  { classes, form, network }: Facts,
  name: string,
): void {
  const [channels, { depth, width }] = [form.colors.length, network]
  const first = tensors['0.weight']?.shape.join()
  const blocks = Object.keys(tensors).filter((key) => key.endsWith('conv1.weight')).length
  const last = Object.keys(tensors).findLast((key) => /^\d+\.weight$/.test(key)) ?? ''
  const wanted = [[width, channels, 3, 3].join(), (depth - 2) / 2, [classes.length, 4 * width].join()] // prettier-ignore
  const got = [first, blocks, tensors[last]?.shape.join()]
  if (wanted.every((value, i) => value === got[i])) return
  throw new DataError(
    `${name}: its notes speak of ${depth} layers of width ${width} for ${classes.length} classes and ${channels} channels, and its weights are of another network: (${got[0]}) to begin with, ${blocks} blocks, (${got[2]}) at the end`,
  )
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined // the message of the caller says more
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function asRecord(text: string | undefined): Record<string, unknown> {
  const value = parsed(text)
  return isRecord(value) ? value : {}
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most

function isList<T>(value: unknown, is: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(is)
}
