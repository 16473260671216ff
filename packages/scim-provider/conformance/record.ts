import type { ProviderOptions, ProviderRequest } from '../src/index.ts';

/** A JSON object as it comes from the wire. */
export type Json = Readonly<Record<string, unknown>>;

/** One request and what must be answered. Texts may name what was kept before: `/Users?cursor={next}`. */
export interface Step {
  readonly method: string;
  /** Behind the base URL. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Anything else of the request, such as the tenant. */
  readonly request?: Partial<ProviderRequest>;
  /** Moves the clock on before the request, in milliseconds. */
  readonly tick?: number;
  readonly status: number;
  /** Part of the body. */
  readonly has?: Json;
  /** The whole body. */
  readonly is?: unknown;
  /** Members that the body does not have: `Resources.0.password`. */
  readonly lacks?: readonly string[];
  /** Headers with their values, or with parts of them; `undefined` for one that must not be there. */
  readonly header?: Readonly<Record<string, string | RegExp | undefined>>;
  /** Keeps parts of the body under names: `{ next: 'nextCursor' }`. */
  readonly keep?: Readonly<Record<string, string>>;
  /** A text that must not be in the body. */
  readonly hides?: string;
}

/** Requests to a new service provider, one after the other. Resources get the ids 1, 2, 3, … */
export interface ScenarioCheck {
  readonly kind: 'scenario';
  /** `strict` or `lenient`; without one a check must hold in both. */
  readonly mode?: 'strict' | 'lenient';
  readonly options?: Partial<ProviderOptions>;
  readonly steps: readonly Step[];
}

/** Options that a provider refuses. */
export interface OptionsCheck {
  readonly kind: 'options';
  readonly options: Partial<ProviderOptions>;
  /** A part of the message of the `TypeError`. */
  readonly refused: string;
}

/** What no list of requests can say; fails by throwing. */
export interface ProofCheck {
  readonly kind: 'proof';
  readonly mode?: 'strict' | 'lenient';
  readonly run: (mode: 'strict' | 'lenient') => Promise<void> | void;
}

/** One check of a requirement. */
export type Check = ScenarioCheck | OptionsCheck | ProofCheck;

interface Clause {
  /** `R`, RFC, clause and number; `MS` for what Microsoft documents about its own client. */
  readonly id: string;
  readonly clause: string;
  /** The keyword of the clause; `STATED` where the text fixes it without one, `CHOICE` where it leaves it open. */
  readonly level: string;
  /** What is required, in one sentence. */
  readonly requirement: string;
}

/** A requirement that the records test. */
export interface TestedRequirement extends Clause {
  /** At least one. */
  readonly checks: readonly Check[];
  /** What else tests it, or whose business a part of it is. */
  readonly elsewhere?: string;
}

/** A requirement that is tested in another workspace, which is named. */
export interface ElsewhereRequirement extends Clause {
  readonly testedBy: string;
}

/** A requirement that says nothing about a service provider, or an option that is not built. */
export interface OtherRequirement extends Clause {
  readonly notApplicable: string;
}

/** A requirement of a document that is not built. */
export interface UnbuiltRequirement extends Clause {
  readonly notBuilt: true;
}

/** One requirement on a service provider. */
export type Requirement = TestedRequirement | ElsewhereRequirement | OtherRequirement | UnbuiltRequirement;
