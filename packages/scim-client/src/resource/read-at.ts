import type { ResourceOf, ResourceType } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { selectionString } from '../list/list-query.ts';
import { perform, startBudget } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import type { Answer } from '../request/request.ts';
import { readAnswer, wrong } from './read-answer.ts';
import type { GetOptions } from './types.ts';

/**
 * Reads the resource that an answer points to.
 *
 * @throws ScimProtocolError when it points outside the base URL, where the token must not go.
 */
export async function readAt<T extends ResourceType>(
  state: ClientState,
  type: T,
  location: string,
  from: Answer,
  options: GetOptions,
): Promise<ResourceOf<T>> {
  const { context } = state;
  const { url: base } = context.base;
  let url: string | undefined;
  try {
    url = new URL(location, `${base}/`).href;
  } catch {
    // Told below.
  }
  if (url === undefined || !url.startsWith(`${base}/`)) {
    throw wrong(from, `a Location below ${base}`, location, 'RFC 7644 §3.3');
  }
  const path = url.slice(base.length).split(/[?#]/, 1)[0] + selectionString(options);
  const request = prepare(context, { method: 'GET', path, headers: options.headers }, { repeatable: true });
  return readAnswer(context, type, await perform(context, request, startBudget(context, options)));
}
