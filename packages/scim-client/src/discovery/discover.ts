import {
  type Capabilities,
  groupResourceType,
  type ResourceType,
  readResourceTypes,
  userResourceType,
} from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { readPage } from '../list/read-page.ts';
import { perform } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import type { Answer, CallOptions } from '../request/request.ts';
import { isMissing } from './capability-source.ts';

/** What a service provider tells of itself. */
export interface Discovery {
  readonly capabilities: Capabilities;
  /** `ServiceProviderConfig` as it came; untrusted. `undefined` when there is none. */
  readonly config: unknown;
  /** Those that can be used, for `client.resource(…)`; their types are known at run time only. */
  readonly resourceTypes: readonly ResourceType[];
  /**
   * The resource type of a name, whatever its endpoint.
   *
   * @throws RangeError when there is none, naming those that there are.
   */
  readonly resourceType: (name: string) => ResourceType;
  /** What could not be read, and what is taken instead. */
  readonly problems: readonly string[];
}

/**
 * Reads `/ServiceProviderConfig`, `/ResourceTypes` and `/Schemas`. What is missing or can't be read becomes a problem, not
 * an error, as far as one can go on without it.
 *
 * @see [RFC 7644 §4](https://www.rfc-editor.org/rfc/rfc7644#section-4)
 */
export async function discover(state: ClientState, options: CallOptions): Promise<Discovery> {
  const problems: string[] = [];
  const ask = async <T>(path: string, use: (answer: Answer) => T, fallback: T): Promise<T> => {
    try {
      const request = prepare(state, 'GET', path, options);
      return await perform(state, request, options, use);
    } catch (error) {
      if (!isMissing(error) && !(error instanceof ScimProtocolError)) throw error;
      problems.push(error.message);
      return fallback;
    }
  };
  const list = (answer: Answer) => {
    const { Resources, totalResults = Resources.length } = readPage(state, answer, false);
    if (totalResults > Resources.length) {
      problems.push(
        `${answer.request.path} holds ${totalResults} resources, but shows only ${Resources.length} (RFC 7644 §4)`,
      );
    }
    return Resources;
  };
  const [config, types, schemas] = await Promise.all([
    ask('/ServiceProviderConfig', ({ body }) => body, undefined),
    ask('/ResourceTypes', list, undefined),
    ask('/Schemas', list, []),
  ]);
  const capabilities = state.capabilities.learn(config);
  const read = types && readResourceTypes(types, schemas);
  const resourceTypes = read?.resourceTypes ?? [userResourceType, groupResourceType];
  return {
    ...{ capabilities, config, resourceTypes, problems: [...problems, ...(read?.problems ?? [])] },
    resourceType: (name) => pick(resourceTypes, name),
  };
}

function pick(types: readonly ResourceType[], name: string): ResourceType {
  const found =
    types.find((type) => type.name === name) ?? types.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw new RangeError(
    `the service provider has no resource type "${name}"; it has ${types.map((type) => type.name).join(', ')}`,
  );
}
