/** What a comparison throws: the message is written for the person who wrote the code under test. */
export class CheckError extends Error {
  override name = 'CheckError'
}
