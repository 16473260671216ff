import { LIST_RESPONSE_URN } from 'scim-core';
import type { ProviderResponse, ResponseBody } from '../http/message.ts';
import { withBody } from '../http/response.ts';
import { renderList } from './render-list.ts';

/** A page that was asked for by index. See [RFC 7644 §3.4.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2). */
export function answerIndexPage(
  totalResults: number,
  startIndex: number,
  resources: readonly ResponseBody[],
): ProviderResponse {
  const head = { schemas: [LIST_RESPONSE_URN], totalResults, startIndex, itemsPerPage: resources.length };
  return withBody(200, renderList(head, resources));
}

/** A page that was asked for by cursor; an index has no place there. See [RFC 9865 §2](https://www.rfc-editor.org/rfc/rfc9865#section-2). */
export function answerWalkPage(
  totalResults: number,
  resources: readonly ResponseBody[],
  nextCursor: string | undefined,
): ProviderResponse {
  const head = { schemas: [LIST_RESPONSE_URN], totalResults, itemsPerPage: resources.length, nextCursor };
  return withBody(200, renderList(head, resources));
}
