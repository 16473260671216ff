/** Thrown for a clause of which nobody can say whether it holds: the message follows "the clause". */
export class ClauseProblem extends Error {
  override readonly name = 'ClauseProblem';

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
