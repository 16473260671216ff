import { type ListResponse, readListResponse } from 'scim-core';
import { type Context, emit } from '../request/context.ts';
import { unreadable } from '../request/protocol-error.ts';
import type { Answer } from '../request/request.ts';

/** A page, its resources still as they came. */
export interface RawPage extends Omit<ListResponse<unknown>, 'totalResults'> {
  /** `undefined` when the service provider did not say. */
  readonly totalResults: number | undefined;
}

/**
 * Reads a list response, in the forms in which service providers send it as far as the mode allows them.
 *
 * @throws ScimProtocolError
 */
export function readPage(context: Context, answer: Answer): RawPage {
  const { body, request } = answer;
  let isTotalTold = true;
  try {
    const page = readListResponse(body, {
      mode: context.mode,
      onTolerance: (id, where) => {
        if (id === 'list.without-total') isTotalTold = false;
        emit(context, { type: 'tolerance', id, where, ...request.about });
      },
    });
    return isTotalTold ? page : { ...page, totalResults: undefined };
  } catch (error) {
    throw unreadable(error, answer, 'a list response', 'RFC 7644 §3.4.2');
  }
}
