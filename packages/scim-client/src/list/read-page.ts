import { type ReceivedList, readListResponse } from 'scim-core';
import { type Context, reading } from '../request/context.ts';
import { unreadable } from '../request/protocol-error.ts';
import type { Answer } from '../request/request.ts';

/**
 * Reads a list response, in the forms in which service providers send it as far as the mode allows them.
 *
 * @throws ScimProtocolError
 */
export function readPage(context: Context, answer: Answer, byCursor: boolean): ReceivedList {
  const { body, request } = answer;
  try {
    return readListResponse(body, {
      ...{ byCursor, ...reading(context, request) },
    });
  } catch (error) {
    throw unreadable(error, answer, 'a list response', 'RFC 7644 §3.4.2');
  }
}
