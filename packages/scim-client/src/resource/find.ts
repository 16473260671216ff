import { compileFilter, type ResourceOf, type ResourceType, ScimError } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimNotUniqueError } from '../error/not-unique-error.ts';
import { filterText, type ListQuery, namesIn } from '../list/list-query.ts';
import { readList } from '../list/read-list.ts';
import { protocolError } from '../request/protocol-error.ts';
import type { Answer, PreparedRequest } from '../request/request.ts';
import { readOne } from './read-answer.ts';

/** How many are asked for: enough to see that there is more than one, and few where a filter is ignored. */
const COUNT = 10;
/** How many resources that do not satisfy the filter are passed over before the search ends. */
const MOST_UNASKED = 100;

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
  const mayMatch = filter === undefined ? () => true : createTest(type, filter);
  const found: ResourceOf<T>[] = [];
  let request: PreparedRequest | undefined;
  let unasked = 0;
  const reading = {
    endpoint,
    readOne: (json: unknown, answer: Answer) => {
      request = answer.request;
      return readOne(state.context, type, json, answer);
    },
    idOf,
  };
  for await (const { resources } of readList(state, type, { ...query, filter, count: COUNT, unique: true }, reading)) {
    for (const resource of resources) {
      if (mayMatch(resource as object)) found.push(resource);
      else if (request !== undefined) unasked = passOver(state, request, unasked);
    }
    if (found.length > 1) throw new ScimNotUniqueError(found.map(idOf), { request: request?.about });
  }
  return found[0];
}

/** The id that every resource that was read has. */
export function idOf(resource: unknown): string {
  return (resource as { readonly id: string }).id;
}

/** Whether a resource may satisfy a filter: `false` only where it shows that it does not. */
function createTest(type: ResourceType, filter: string): (resource: object) => boolean {
  const targets = namesIn(filter)?.map((name) => type.index.resolve(name));
  if (targets === undefined) return () => true;
  let matches: (resource: object) => boolean;
  try {
    matches = compileFilter(filter, { resourceType: type });
  } catch (error) {
    // A filter on what only the server knows can't be checked here.
    if (error instanceof ScimError) return () => true;
    throw error;
  }
  const shows = (resource: object) =>
    targets.every((target) => {
      if (target === undefined) return false;
      const members = resource as Readonly<Record<string, unknown>>;
      const container = target.extension === undefined ? members : members[target.extension];
      return (container as Readonly<Record<string, unknown>> | undefined)?.[target.attribute.name] !== undefined;
    });
  return (resource) => matches(resource) || !shows(resource);
}

function passOver({ context }: ClientState, request: PreparedRequest, unasked: number): number {
  if (unasked < MOST_UNASKED && context.tolerate('client.filter-not-applied', 'Resources', request)) return unasked + 1;
  const found = unasked === 0 ? 'another one' : `more than ${unasked} others`;
  throw protocolError(request, 'only resources that satisfy the filter', found, 'RFC 7644 §3.4.2.2', {
    outcome: 'refused',
  });
}
