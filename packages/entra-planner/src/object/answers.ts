import type { EntraAnswer } from '../request.ts';
import type { QuarantineReason } from '../state/types.ts';
import { member } from '../target/read-target.ts';

/** What went wrong, in the words of the provisioning log. */
export interface Failure {
  /** [Error codes](https://learn.microsoft.com/entra/identity/app-provisioning/howto-analyze-provisioning-logs) of the log. */
  readonly code: string;
  readonly message: string;
  /** Set where one answer is enough to put the whole job in quarantine. */
  readonly quarantine?: QuarantineReason;
}

const CODES: Readonly<Record<number, string>> = {
  0: 'Timeout',
  400: 'SystemForCrossDomainIdentityManagementBadRequest',
  401: 'Unauthorized',
  403: 'InsufficientRights',
  404: 'InvalidAnchor',
  405: 'MethodNotAllowed',
  409: 'EntryConflict',
  422: 'UnprocessableEntity',
  429: 'TooManyRequests',
  501: 'NotImplemented',
};

/**
 * The failure that an answer is; `undefined` for success.
 *
 * @example
 * ```ts
 * import { failureOf } from 'entra-planner';
 *
 * failureOf({ status: 201 }); // undefined
 * failureOf({ status: 409, body: { detail: 'taken' } }); // { code: 'EntryConflict', message: 'the target answered 409: taken' }
 * ```
 */
export function failureOf(answer: EntraAnswer): Failure | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  const code = CODES[status] ?? (status >= 500 ? 'InternalServerError' : 'WebExceptionProtocolError');
  const message = explained(status === 0 ? 'the target did not answer' : `the target answered ${status}`, answer);
  const credentials = status === 401 || status === 403;
  return { code, message, ...(credentials ? { quarantine: 'EncounteredQuarantineException' as const } : {}) };
}

/** Longest piece of a text that is no SCIM, as gateways and firewalls send it, in a message. */
const MOST_SHOWN = 200;

/** A message with what the target says of it, or with what is wrong with its answer. */
export function explained(message: string, { body, problem }: EntraAnswer): string {
  const detail = member(body, 'detail');
  const text = typeof body === 'string' ? body.trim() : '';
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  const why = problem ?? (typeof detail === 'string' ? detail : shown);
  return why === '' ? message : `${message}: ${why}`;
}

/** What a filter found. */
export type Match = { readonly failure: Failure } | { readonly resources: readonly unknown[] };

/**
 * Reads the answer to a filter. Nothing found is 200 with an empty list; 404, or a list without `Resources`, looks to Entra
 * as if the target spoke no SCIM, and stops the whole job.
 *
 * @see [Quarantine status](https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status)
 */
export function readMatch(answer: EntraAnswer): Match {
  if (answer.status === 404) {
    return incompatible(
      'an HTTP/404 Not Found response was returned rather than the expected HTTP/200 OK; a filter that finds nothing is answered with an empty list',
    );
  }
  const failure = failureOf(answer);
  if (failure !== undefined) return { failure };
  const resources = member(answer.body, 'Resources');
  const total = member(answer.body, 'totalResults');
  if (Array.isArray(resources)) return { resources };
  // RFC 7644 §3.4.2 lets an empty list leave `Resources` out.
  if (resources === undefined && total === 0) return { resources: [] };
  return incompatible(explained('the answer to a filter is no ListResponse with an array of Resources', answer));
}

function incompatible(message: string): { readonly failure: Failure } {
  const code = 'SystemForCrossDomainIdentityManagementServiceIncompatible';
  return { failure: { code, message, quarantine: code } };
}

/** The id of a resource; `undefined` where it has none. */
export function idOf(resource: unknown): string | undefined {
  const id = member(resource, 'id');
  return typeof id === 'string' && id !== '' ? id : undefined;
}
