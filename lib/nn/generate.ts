import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkOptions, describe } from '../options.ts'
import { concat } from '../ops/join.ts'
import { formatShape } from '../shape/shape.ts'
import { keep, scope } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { GPT } from './gpt.ts'
import type { KeyValueCache } from './key-value-cache.ts'

export interface GenerateOptions {
  /** From the logits of the next token, (batch, vocabulary), the token, (batch) int32. Default the likeliest. */
  choose?: (logits: Tensor) => Tensor
  /** Keep keys and values of what was read? Default true. Without, the same tokens come more slowly. */
  cache?: boolean
}

/**
 * tokens: (batch, time) int32 → (batch, time + count).
 *
 * @throws ArgumentError unless the count is a whole number from 0 to 2²⁴. @throws as stream.
 */
export function generate(
  model: GPT,
  tokens: Tensor,
  count: number,
  options: GenerateOptions,
): Tensor {
  if (!(Number.isInteger(count) && count >= 0 && count <= 2 ** 24))
    throw new ArgumentError(
      `generate: count must be a whole number from 0 to 2²⁴, got ${describe(count)}`,
    )
  const more = stream(model, tokens, options)
  const said = Array.from({ length: count }, () => more.next().value.unsqueeze(1))
  return concat([tokens, ...said], 1)
}

/**
 * One token after the other, each (batch) int32. Dropout is off meanwhile, nothing is recorded, and
 * what a token needed is returned at once.
 *
 * As long as all of it fits into the context, each token costs a pass over itself alone. Then the
 * first token is left out, all others stand at other places than before, and nothing that was kept
 * holds any more: each token costs a pass over the whole context.
 *
 * @throws ShapeError unless there is a token to begin with. @throws ArgumentError for a choice that is no tokens.
 */
export function* stream(
  model: GPT,
  tokens: Tensor,
  options: GenerateOptions,
): Generator<Tensor, never, undefined> {
  checkOptions('generate', options, { choose: 'function', cache: 'boolean' })
  checkArgument('generate', 'the tokens', tokens, Tensor)
  if (tokens.rank !== 2 || tokens.size === 0)
    throw new ShapeError(
      `generate: needs (batch, time) with a token to begin with, got ${formatShape(tokens.shape)}`,
    )
  const { choose = (logits) => logits.argmax(-1), cache: wanted = true } = options
  const cache = wanted ? model.startCache() : undefined
  let seen = keep(tokens.detach().clone())
  while (true) {
    const next = scope(() => noGrad(() => chosen(choose, inUse(model, () => said(model, seen, cache))))) // prettier-ignore
    seen = keep(concat([seen, next.unsqueeze(1)], 1))
    yield next
  }
}

/** The logits behind the last token: (batch, vocabulary). */
function said(model: GPT, seen: Tensor, cache: KeyValueCache[] | undefined): Tensor {
  const { context } = model.config
  const time = seen.shape[1]
  const hidden =
    cache && time <= context
      ? model.hidden(seen.slice(1, cache[0].length), { cache })
      : model.hidden(seen.slice(1, Math.max(0, time - context)))
  return model.logits(hidden.select(1, -1))
}

function chosen(choose: (logits: Tensor) => Tensor, logits: Tensor): Tensor {
  const next = choose(logits)
  checkArgument('generate', 'what is chosen', next, Tensor)
  const [batch] = logits.shape
  if (next.dtype === 'int32' && next.rank === 1 && next.size === batch) return next
  throw new ArgumentError(
    `generate: choose gives a token for each row of the logits, (${batch}) int32, got ${formatShape(next.shape)} ${next.dtype}`,
  )
}

/** As after eval(); then as before. */
function inUse<Result>(model: GPT, run: () => Result): Result {
  const modes = model.modules().map((module) => [module, module.training] as const)
  try {
    model.eval()
    return run()
  } finally {
    for (const [module, training] of modes) module.training = training
  }
}
