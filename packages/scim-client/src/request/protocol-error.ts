import { ScimProtocolError, type ScimProtocolErrorOptions } from '../error/protocol-error.ts';
import type { PreparedRequest } from './request.ts';

/** The error for an answer that breaks the protocol. */
export function protocolError(
  { about }: PreparedRequest,
  expected: string,
  found: string,
  clause: string,
  more: Pick<ScimProtocolErrorOptions, 'outcome' | 'isTransient' | 'cause'> = {},
): ScimProtocolError {
  return new ScimProtocolError({ expected, found, clause, request: about, ...more });
}
