/** Why a .NET pattern cannot be run: wrong in .NET too, not expressible in linear time, or too large. */
export type PatternFailure = 'syntax' | 'unsupported' | 'limit';

/** Thrown for a pattern that cannot be run. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly failure: PatternFailure;
  /** Where in the pattern, in UTF-16 units from 0. */
  readonly offset: number;

  constructor(failure: PatternFailure, message: string, offset: number) {
    super(message);
    this.failure = failure;
    this.offset = offset;
  }
}
