import type { Bad } from './values.fixture.ts'

/** The arguments of a right call with one thing changed, and what that is. */
export type Mutant = readonly [what: string, args: unknown[]]

/**
 * One thing at a time: each argument, each entry of a short list and each field of an object is
 * replaced by each bad value, and the last arguments are left out.
 */
export function* mutants(args: readonly unknown[], bad: readonly Bad[]): Generator<Mutant> {
  for (let place = 0; place < args.length; place++) {
    for (const [what, value] of replaced(args[place], bad))
      yield [`argument ${place}${what}`, args.with(place, value)]
  }
  for (let count = 0; count < args.length; count++)
    yield [`only ${count} arguments`, args.slice(0, count)]
}

function* replaced(value: unknown, bad: readonly Bad[]): Generator<[string, unknown]> {
  for (const [name, other] of bad) yield [` is ${name}`, other]
  if (Array.isArray(value) && value.length <= 3) {
    for (const [place, part] of value.entries()) {
      for (const [what, other] of replaced(part, bad))
        yield [`[${place}]${what}`, value.with(place, other)]
    }
  } else if (isPlain(value)) {
    for (const [key, part] of Object.entries(value)) {
      for (const [what, other] of replaced(part, bad))
        yield [`.${key}${what}`, { ...value, [key]: other }]
    }
    yield [' has an option that there is not', { ...value, xyzzy: 1 }]
  }
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  )
}
