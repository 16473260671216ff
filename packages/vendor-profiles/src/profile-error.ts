import { printable } from 'scim-core';

/** A stretch of a text; lines and columns count from 1, columns in UTF-16 units. */
export interface ProfileRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that is wrong in a profile, at a [JSON pointer](https://www.rfc-editor.org/rfc/rfc6901). */
export interface ProfileProblem {
  /** Empty for the profile as a whole. Names in it are as the profile writes them; escape it before it is shown. */
  readonly pointer: string;
  /** What is wrong; as the other texts, with control characters written out. */
  readonly message: string;
  /** What would be right there. */
  readonly expected?: string;
  /** What to do about it. */
  readonly suggestion?: string;
  /** Where it stands, when the profile was given as text. */
  readonly location?: ProfileRange;
}

/** Why a profile can't be loaded. */
export type ProfileErrorCode = 'unknown-profile' | 'unreadable-profile' | 'invalid-profile';

/** Thrown by `loadProfile`, `openProfile` and `openNamedProfile`. */
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
    details: {
      readonly problems?: readonly ProfileProblem[];
      readonly known?: readonly string[];
      /** The most characters of the message. */
      readonly longest?: number;
    } = {},
  ) {
    super(printable(message, details.longest ?? LONGEST));
    this.code = code;
    this.problems = (details.problems ?? []).map(shown);
    this.known = details.known ?? [];
  }
}

/** A problem whose texts may be shown; the pointer stays what it is, as it leads to the place. */
function shown(problem: ProfileProblem): ProfileProblem {
  const { message, expected, suggestion } = problem;
  return {
    ...problem,
    message: shownText(message),
    ...(expected === undefined ? {} : { expected: shownText(expected) }),
    ...(suggestion === undefined ? {} : { suggestion: shownText(suggestion) }),
  };
}

/** The most characters of a text; names in a hostile profile may be as long as it is. */
const LONGEST = 500;

/** A text as it may be shown, so that a profile from anywhere can't disguise a message about it. */
function shownText(text: string): string {
  return printable(text, LONGEST);
}
