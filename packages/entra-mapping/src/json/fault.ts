/** A departure from JSON that can be read across without guessing what was meant. */
export type JsonFaultKind =
  | 'trailing-comma'
  | 'extra-comma'
  | 'comment'
  | 'placeholder'
  | 'stray-character'
  | 'control-character'
  | 'bad-escape';

/** Where a text departs from JSON, in UTF-16 units from 0; `end` is exclusive. */
export interface JsonFault {
  readonly kind: JsonFaultKind;
  readonly start: number;
  readonly end: number;
}

/** What to do about a text that goes beyond what any export holds. */
export const NO_EXPORT = 'exports are far below that: check that this is the right file';

/** Why a text can't be read as JSON at all. */
export type JsonFailureKind = 'syntax' | 'truncated' | 'too-deep' | 'too-many-values' | 'too-many-faults';

/** What is known about the place where reading had to stop. */
export interface JsonFailureDetails {
  readonly start: number;
  readonly end: number;
  /** What to do about it, where more is known than "correct the text". */
  readonly help?: string;
  /** Where the object or array starts that was still open, when that is part of the problem. */
  readonly openedAt?: number;
}

/** Thrown where reading on would be guessing. */
export class JsonFailure extends Error {
  override readonly name = 'JsonFailure';
  readonly kind: JsonFailureKind;
  readonly start: number;
  readonly end: number;
  readonly help: string | undefined;
  readonly openedAt: number | undefined;

  constructor(kind: JsonFailureKind, message: string, details: JsonFailureDetails) {
    super(message);
    this.kind = kind;
    this.start = details.start;
    this.end = details.end;
    this.help = details.help;
    this.openedAt = details.openedAt;
  }
}
