import { compileRefutation, type ResourceOf, type ResourceType } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimNotUniqueError } from '../error/not-unique-error.ts';
import { filterText, type ListQuery } from '../list/list-query.ts';
import { readList } from '../list/read-list.ts';
import { protocolError } from '../request/protocol-error.ts';
import type { Answer, PreparedRequest } from '../request/request.ts';
import { shareDeadline } from '../request/time-limit.ts';
import { unlessWrong } from '../scim-error.ts';
import { idOf, readOne } from './read-answer.ts';

/** How many are asked for: enough to see that there is more than one, and few where a filter is ignored. */
const COUNT = 10;
/** How many resources that do not satisfy the filter are passed over before the search ends. */
const MOST_OTHERS = 100;

/**
 * Finds the one resource that a filter describes.
 *
 * Service providers are known to ignore filters, or to compare `eq` as "contains". What came is therefore held against the
 * filter, as far as it shows the attributes in question: taking somebody else's account for the wanted one does harm.
 *
 * @returns `undefined` when there is none.
 * @throws ScimNotUniqueError when there are more.
 */
export async function findOne<T extends ResourceType>(
  state: ClientState,
  type: T,
  endpoint: string,
  query: ListQuery<T>,
): Promise<ResourceOf<T> | undefined> {
  const filter = filterText(type, query.filter);
  const isRuledOut = filter === undefined ? () => false : createTest(type, filter);
  const found = new Map<string, ResourceOf<T>>();
  let others = 0;
  let request: PreparedRequest | undefined;
  const read = (json: unknown, answer: Answer) => {
    request = answer.request;
    const resource = readOne(state, type, json, answer);
    if (!isRuledOut(resource)) found.set(idOf(resource), resource);
    else if (++others > MOST_OTHERS || !state.tolerate('client.filter-not-applied', 'Resources', answer.request)) {
      const expected = 'only resources that satisfy the filter';
      throw protocolError(answer.request, expected, `${others} that do not`, 'RFC 7644 §3.4.2.2');
    }
    return resource;
  };
  const asked = shareDeadline(state, { ...query, filter, count: COUNT });
  for await (const _ of readList(state, type, asked, { endpoint, readOne: read })) {
    if (found.size > 1) throw new ScimNotUniqueError([...found.keys()], { request: request?.about });
  }
  return [...found.values()][0];
}

/** Whether a filter rules a resource out. */
function createTest(resourceType: ResourceType, filter: string): (resource: object) => boolean {
  // A filter on what only the server knows can't be checked here.
  return unlessWrong(
    () => compileRefutation(filter, { resourceType }),
    () => false,
  );
}
