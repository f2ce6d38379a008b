/** A function, and the arguments of a right call of it. */
export type Call = readonly [call: (...args: never[]) => unknown, ...args: unknown[]]

/** Right calls by the name of what is called, made anew each time: some change what they get. */
export type Calls = Record<string, () => Call>

/** A call of a constructor. */
export const made = (Made: new (...args: never[]) => unknown, ...args: unknown[]): Call => [
  (...given: never[]) => new Made(...given),
  ...args,
]

/** Calls of methods: what is given first is the object. */
export function boundTo(
  name: string,
  calls: Record<string, () => readonly unknown[]>,
): Calls {
  return Object.fromEntries(
    Object.entries(calls).map(([method, make]) => [
      `${name}.${method}`,
      (): Call => {
        const [object, ...args] = make()
        const called = (object as Record<string, Call[0]>)[method]
        return [called.bind(object), ...args]
      },
    ]),
  )
}
