import type { ScimClient, ScimClientErrorCode, ScimClientEvent, ScimClientOptions } from '../src/index.ts';
import type { Reply } from '../src/test-support/fake-service.ts';

/** A JSON object as it goes over the wire. */
export type Json = Readonly<Record<string, unknown>>;

/** `strict` or `lenient`; without one a check must hold in both. */
interface InMode {
  readonly mode?: 'strict' | 'lenient';
  readonly options?: Partial<ScimClientOptions>;
}

/** A request that must be sent. */
export interface Sent {
  readonly method: string;
  /** Behind the base URL, with its query. */
  readonly path: string;
  /** A part of the body. */
  readonly body?: Json;
  /** Members that the body must not have. */
  readonly without?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a call fails. */
export interface Failure {
  readonly name?: string;
  readonly code?: ScimClientErrorCode;
  readonly status?: number;
  readonly scimType?: string;
  readonly clause?: string;
  /** Text that the message must contain. */
  readonly says?: string;
}

/** A call, what the service provider answers to it, and what is sent. */
export interface CallCheck extends InMode {
  readonly kind: 'call';
  readonly call: (client: ScimClient) => unknown;
  /** One for each request, in their order; one that is a function answers all. */
  readonly answers?: readonly Reply[] | Reply;
  readonly sends?: readonly Sent[];
  /** What the call answers, or a part of it. */
  readonly expected?: unknown;
  readonly fails?: Failure;
  /** Among the events. */
  readonly tells?: readonly Partial<ScimClientEvent>[];
  /** Texts that no error and no event may hold. */
  readonly hides?: readonly string[];
}

/** Options with which a client can be made, or not. */
export interface OptionsCheck extends InMode {
  readonly kind: 'options';
  readonly expected: 'accepted' | { readonly refused: string };
}

/** One thing to do and what must become of it. */
export type Check = CallCheck | OptionsCheck;

interface Clause {
  /** `R`, RFC, clause and number. */
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

/** A requirement on something that is not built. */
export interface OtherRequirement extends Clause {
  readonly notApplicable: string;
}

/** One requirement on a client. */
export type Requirement = TestedRequirement | OtherRequirement;
