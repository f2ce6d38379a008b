/**
 * Can what is written be written over? Not in a file or a pipe, and not in a terminal that
 * says it is dumb, as those in editors do: the codes would stand there as text.
 */
export function movesCursor({ isTTY }: { isTTY?: boolean | undefined }): boolean {
  return isTTY === true && process.env.TERM !== 'dumb'
}
