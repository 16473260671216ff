import { LIST_RESPONSE_URN } from 'scim-core';
import type { ProviderResponse, ResponseBody } from '../http/message.ts';
import { withBody } from '../http/response.ts';
import { jsonText } from '../store/json-text.ts';
import { renderList } from './render-list.ts';

/** What every list response begins with; nothing in it needs more than to be put together. */
const START = `{"schemas":["${LIST_RESPONSE_URN}"],"totalResults":`;

/** A page that was asked for by index. See [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2). */
export function answerIndexPage(
  totalResults: number,
  startIndex: number,
  resources: readonly ResponseBody[],
): ProviderResponse {
  const head = `${START}${totalResults},"startIndex":${startIndex},"itemsPerPage":${resources.length}`;
  return withBody(200, renderList(head, resources));
}

/** A page that was asked for by cursor; an index has no place there. See [RFC 9865 §2](https://www.rfc-editor.org/rfc/rfc9865#section-2). */
export function answerWalkPage(
  totalResults: number,
  resources: readonly ResponseBody[],
  nextCursor: string | undefined,
): ProviderResponse {
  const next = nextCursor === undefined ? '' : `,"nextCursor":${jsonText(nextCursor)}`;
  const head = `${START}${totalResults},"itemsPerPage":${resources.length}${next}`;
  return withBody(200, renderList(head, resources));
}
