/** A stretch of a text; lines and columns count from 1, columns in UTF-16 units. */
export interface ProfileRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that is wrong in a profile, at a [JSON pointer](https://www.rfc-editor.org/rfc/rfc6901). */
export interface ProfileProblem {
  /** Empty for the profile as a whole. */
  readonly pointer: string;
  /** What is wrong. */
  readonly message: string;
  /** What would be right there. */
  readonly expected?: string;
  /** What to do about it. */
  readonly suggestion?: string;
  /** Where it stands, when the profile was given as text. */
  readonly location?: ProfileRange;
}

/** Why a profile can't be loaded. */
export type ProfileErrorCode = 'unknown-profile' | 'invalid-profile';

/** Thrown by `loadProfile` and `openProfile`. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
  readonly code: ProfileErrorCode;
  /** What is wrong, in the order of the profile; empty for an unknown id. */
  readonly problems: readonly ProfileProblem[];
  /** The ids that are known; empty for an invalid profile. */
  readonly known: readonly string[];

  constructor(
    code: ProfileErrorCode,
    message: string,
    details: { readonly problems?: readonly ProfileProblem[]; readonly known?: readonly string[] } = {},
  ) {
    super(message);
    this.code = code;
    this.problems = details.problems ?? [];
    this.known = details.known ?? [];
  }
}
