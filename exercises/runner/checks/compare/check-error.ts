/** What a comparison throws: the message is written for the person who wrote the code under test. */
export class CheckError extends Error {
  override name = 'CheckError'
  /** The message says all there is to say; otherwise the call that led to it is added. */
  readonly complete: boolean

  constructor(message: string, complete = false) {
    super(message)
    this.complete = complete
  }
}
