/** The command was called in a way that it can't follow; the message is for the one who called it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
