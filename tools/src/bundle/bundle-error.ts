/** The bundle cannot be made; the message says what to do. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}
