import {
  enterpriseUserSchema,
  groupResourceType,
  groupSchema,
  type ResourceType,
  resourceTypesFromJSON,
  ScimError,
  schemaFromJSON,
  schemaToJSON,
  userResourceType,
  userSchema,
} from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { readPage } from '../list/read-page.ts';
import { perform, startBudget } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import { shown } from '../request/redact.ts';
import type { Answer, CallOptions } from '../request/request.ts';
import { assumedCapabilities, type Capabilities } from './capabilities.ts';

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

/** Schemas that a service provider need not spell out. */
const WELL_KNOWN = [userSchema, groupSchema, enterpriseUserSchema];

/**
 * Reads `/ServiceProviderConfig`, `/ResourceTypes` and `/Schemas`. What is missing or can't be read becomes a problem, not
 * an error, as far as one can go on without it.
 *
 * @see [RFC 7644 §4](https://www.rfc-editor.org/rfc/rfc7644#section-4)
 */
export async function discover(state: ClientState, options: CallOptions): Promise<Discovery> {
  const problems: string[] = [];
  const read = async <T>(path: string, use: (answer: Answer) => T, fallback: T): Promise<T> => {
    try {
      const request = prepare(state.context, { method: 'GET', path, headers: options.headers }, { repeatable: true });
      return use(await perform(state.context, request, startBudget(state.context, options)));
    } catch (error) {
      const isMissing = error instanceof ScimResponseError && [403, 404, 405, 501].includes(error.status);
      if (!isMissing && !(error instanceof ScimProtocolError)) throw error;
      problems.push(error.message);
      return fallback;
    }
  };
  const list = (answer: Answer) => {
    const { Resources, totalResults = Resources.length } = readPage(state.context, answer);
    if (totalResults > Resources.length) {
      problems.push(
        `${answer.request.path} holds ${totalResults} resources, but shows only ${Resources.length} (RFC 7644 §4)`,
      );
    }
    return Resources;
  };
  const [config, types, schemas] = await Promise.all([
    read('/ServiceProviderConfig', ({ body }) => body, undefined),
    read('/ResourceTypes', list, undefined),
    read('/Schemas', list, []),
  ]);
  const capabilities = config === undefined ? assumedCapabilities : state.capabilities.learn(config);
  const resourceTypes =
    types === undefined ? [userResourceType, groupResourceType] : types.flatMap(typeReader(schemas, problems));
  return { capabilities, config, resourceTypes, problems, resourceType: (name) => pick(resourceTypes, name) };
}

function typeReader(schemas: readonly unknown[], problems: string[]): (json: unknown) => ResourceType[] {
  const attempt = <T>(make: () => T): T[] => {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof ScimError)) throw error;
      problems.push(shown(error.detail));
      return [];
    }
  };
  const usable = new Map<string, unknown>();
  for (const json of schemas) {
    for (const { id } of attempt(() => schemaFromJSON(json))) usable.set(id.toLowerCase(), json);
  }
  for (const schema of WELL_KNOWN) {
    const key = schema.id.toLowerCase();
    if (!usable.has(key)) usable.set(key, schemaToJSON(schema));
  }
  return (json) => {
    const kept = withoutUnknownExtensions(json, usable, problems);
    return attempt(() => resourceTypesFromJSON([kept], [...usable.values()])).flat();
  };
}

/** A resource type without the extensions whose schema is not there: the rest of it can be used. */
function withoutUnknownExtensions(json: unknown, usable: ReadonlyMap<string, unknown>, problems: string[]): unknown {
  const members = json as { readonly name?: unknown; readonly schemaExtensions?: unknown } | null;
  if (!Array.isArray(members?.schemaExtensions)) return json;
  const kept = members.schemaExtensions.filter((extension: { readonly schema?: unknown } | null) => {
    const urn = String(extension?.schema);
    if (usable.has(urn.toLowerCase())) return true;
    problems.push(
      `the resource type ${shown(String(members.name))} has an extension ${shown(urn)}, which is not among the schemas`,
    );
    return false;
  });
  return { ...members, schemaExtensions: kept };
}

function pick(types: readonly ResourceType[], name: string): ResourceType {
  const found =
    types.find((type) => type.name === name) ?? types.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw new RangeError(
    `the service provider has no resource type "${name}"; it has ${types.map((type) => type.name).join(', ')}`,
  );
}
