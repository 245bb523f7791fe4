/** Something that the caller of the tool can put right; the message says what. */
export class PruneError extends Error {
  override readonly name = 'PruneError';
}
