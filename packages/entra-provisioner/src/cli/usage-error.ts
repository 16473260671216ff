/** The exit code of a command that could not do what it was asked to. */
export const UNUSABLE = 2;

/** The command was called in a way that it can't follow; the message is for the one who called it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
