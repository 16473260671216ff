import { ScimError } from 'scim-core';
import { ScimProtocolError, type ScimProtocolErrorOptions } from '../error/protocol-error.ts';
import type { Answer, PreparedRequest } from './request.ts';

/** The error for an answer that breaks the protocol. */
export function protocolError(
  { about, method, path }: PreparedRequest,
  expected: string,
  found: string,
  clause: string,
  more: Pick<ScimProtocolErrorOptions, 'outcome' | 'isTransient' | 'cause' | 'status'> = {},
): ScimProtocolError {
  // Reading changes nothing, however it ends.
  const outcome = method === 'GET' || path.endsWith('/.search') ? 'refused' : 'unknown';
  return new ScimProtocolError({ expected, found, clause, request: about, outcome, ...more });
}

/** The error for an answer that scim-core could not read; any other error stays what it is. */
export function unreadable(error: unknown, { body, request }: Answer, expected: string, clause: string): unknown {
  if (!(error instanceof ScimError)) return error;
  const found = body === undefined ? 'no body' : error.detail.replace(`expected ${expected}, found `, '');
  return protocolError(request, expected, found, clause, { cause: error });
}
