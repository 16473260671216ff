import type { Confidence, Source, Statement, VendorProfile } from '../types.ts';

/** What a request would do to one attribute. */
export interface JudgedChange {
  /** As Entra writes it: `name.givenName`, `emails[type eq "work"].value`. */
  readonly target: string;
  /**
   * What becomes of it. `ignored`: the request names it, and the vendor does nothing with it. `defaulted`: the request does
   * not name it, and the vendor fills it in.
   */
  readonly effect: 'added' | 'replaced' | 'removed' | 'ignored' | 'defaulted';
  /** The value afterwards, for `defaulted` in words; left out for `removed`, and for what is never returned. */
  readonly value?: unknown;
}

/** One reason for a verdict. */
export interface JudgeEvidence {
  /** What it speaks for. */
  readonly says: 'accept' | 'reject' | 'ignore' | 'unknown';
  readonly reason: string;
  /** The attribute that it is about, where it is about one. */
  readonly target?: string;
  /** How sure it is; left out for what nobody says. */
  readonly confidence?: Confidence;
  readonly sources: readonly Source[];
}

/** What a vendor would answer, as far as its profile knows. */
export interface Verdict {
  /** `unknown` as soon as one thing that the answer depends on is not known. */
  readonly outcome: 'accepted' | 'rejected' | 'unknown';
  /** Left out where the profile does not know it. */
  readonly status?: number;
  /** The keyword of the error, where the profile knows it. */
  readonly scimType?: string;
  /** What would change; for `unknown`, what would if the request were accepted; empty for `rejected`. */
  readonly changes: readonly JudgedChange[];
  /** Why, the decisive reasons first. */
  readonly evidence: readonly JudgeEvidence[];
  /** For a filter and a given resource: whether the answer would hold that resource; left out where it is not known. */
  readonly finds?: boolean;
}

interface Refusal {
  readonly status?: number | undefined;
  readonly scimType?: string | undefined;
}

/** How many reasons are kept; a hostile body could give one for each of its attributes. */
const MOST_REASONS = 200;

const RANK = { reject: 0, unknown: 1, ignore: 2, accept: 3 } as const;

/** Collects reasons and changes, and weighs them in the end. */
export class Weighing {
  readonly #profile: VendorProfile;
  readonly #evidence: JudgeEvidence[] = [];
  readonly #changes: JudgedChange[] = [];
  readonly #told = new Set<string>();
  #rejected = false;
  #unknown = false;
  #refusal: Refusal | undefined;
  #finds: boolean | undefined;

  constructor(profile: VendorProfile) {
    this.#profile = profile;
  }

  get vendor(): string {
    return this.#profile.name;
  }

  get rejected(): boolean {
    return this.#rejected;
  }

  /** How sure a statement is, with that of the whole profile where it does not say. */
  confidenceOf({ confidence }: Statement): Confidence {
    return confidence ?? this.#profile.confidence;
  }

  /** Adds a reason. `statement` is where the profile says so; without one, nobody does. */
  say(
    says: JudgeEvidence['says'],
    reason: string,
    statement?: Statement,
    details: { readonly target?: string | undefined; readonly refusal?: Refusal | undefined } = {},
  ): void {
    if (says === 'reject' && !this.#rejected) {
      this.#rejected = true;
      this.#refusal = details.refusal;
    }
    if (says === 'unknown') this.#unknown = true;
    const { target } = details;
    const key = JSON.stringify([says, reason, target]);
    if (this.#told.has(key) || this.#evidence.length >= MOST_REASONS) return;
    this.#told.add(key);
    const known = statement === undefined ? {} : { confidence: this.confidenceOf(statement) };
    const sources = (statement?.sources ?? []).flatMap((name) =>
      Object.hasOwn(this.#profile.sources, name) ? (this.#profile.sources[name] ?? []) : [],
    );
    this.#evidence.push({ says, reason, ...(target === undefined ? {} : { target }), ...known, sources });
  }

  change(change: JudgedChange): void {
    this.#changes.push(change);
  }

  finds(found: boolean): void {
    this.#finds = found;
  }

  /** @param status What an accepted request is answered with, where RFC 7644 leaves no choice. */
  verdict(status?: number): Verdict {
    const evidence = this.#evidence.toSorted((a, b) => RANK[a.says] - RANK[b.says]);
    if (this.#rejected) {
      const { status: refused, scimType } = this.#refusal ?? {};
      return {
        outcome: 'rejected',
        ...(refused === undefined ? {} : { status: refused }),
        ...(scimType === undefined ? {} : { scimType }),
        changes: [],
        evidence,
      };
    }
    const finds = this.#finds === undefined || this.#unknown ? {} : { finds: this.#finds };
    if (this.#unknown) return { outcome: 'unknown', changes: this.#changes, evidence };
    return {
      outcome: 'accepted',
      ...(status === undefined ? {} : { status }),
      changes: this.#changes,
      evidence,
      ...finds,
    };
  }
}
