/** Prints what a check found and sets the exit code; one line when all is well. */
export function report(name: string, faults: readonly string[], summary = ''): void {
  for (const fault of faults) console.log(fault)
  console.log(
    faults.length === 0 ? `${name}: all is well${summary && `, ${summary}`}` : `${name}: ${faults.length} to mend`,
  )
  if (faults.length > 0) process.exitCode = 1
}
