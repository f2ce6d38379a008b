/**
 * The name of the fused kernel that does what a method of this object says: the one in `static
 * fused` of the class which wrote the method. A subclass with another formula has none, unless it
 * names its own.
 */
export function fusedNameOf<Name extends string>(
  object: object,
  method: string,
): Name | undefined {
  let written: object = Object.getPrototypeOf(object)
  while (!Object.hasOwn(written, method)) written = Object.getPrototypeOf(written)
  return Object.getOwnPropertyDescriptor(written.constructor, 'fused')?.value
}
