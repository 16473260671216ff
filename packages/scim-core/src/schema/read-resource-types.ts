import { ScimError } from '../error/scim-error.ts';
import { clip, quote } from '../error/syntax-error.ts';
import { isJsonObject } from '../resource/read-value.ts';
import type { Schema } from './define-schema.ts';
import { resourceTypeFromJSON, schemaFromJSON } from './from-json.ts';
import type { ResourceType } from './resource-type.ts';
import { enterpriseUserSchema } from './schemas/enterprise-user.ts';
import { groupSchema } from './schemas/group.ts';
import { userSchema } from './schemas/user.ts';

/** What {@link readResourceTypes} could make of discovery documents. */
export interface ReadResourceTypes {
  readonly resourceTypes: readonly ResourceType[];
  /** What can't be used, in sentences; untrusted text in quotes. */
  readonly problems: readonly string[];
}

/** Schemas that a service provider need not spell out. */
const WELL_KNOWN = [userSchema, groupSchema, enterpriseUserSchema];

/**
 * Makes the resource types of a service provider from its `/ResourceTypes` and `/Schemas`, as far as they can be used: a
 * broken one, or an extension whose schema is not there, is a problem and not an error. The schemas of RFC 7643 are known
 * where the service provider does not send them.
 *
 * @param resourceTypes The parsed resources of `/ResourceTypes`.
 * @param schemas The parsed resources of `/Schemas`.
 * @see [RFC 7644 §4](https://www.rfc-editor.org/rfc/rfc7644#section-4)
 * @example
 * ```ts
 * import { readResourceTypes, userSchema } from 'scim-core';
 *
 * const person = { name: 'Person', endpoint: '/People', schema: userSchema.id };
 * readResourceTypes([person], []).resourceTypes[0]?.endpoint; // '/People'
 * ```
 */
export function readResourceTypes(resourceTypes: readonly unknown[], schemas: readonly unknown[]): ReadResourceTypes {
  const problems: string[] = [];
  const attempt = <T>(make: () => T): T[] => {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof ScimError)) throw error;
      problems.push(error.detail);
      return [];
    }
  };
  const usable = new Map<string, Schema>(WELL_KNOWN.map((schema) => [schema.id.toLowerCase(), schema]));
  for (const json of schemas) {
    for (const schema of attempt(() => schemaFromJSON(json))) usable.set(schema.id.toLowerCase(), schema);
  }
  const types = resourceTypes.flatMap((json) => {
    const kept = withoutUnknownExtensions(json, usable, problems);
    return attempt(() => resourceTypeFromJSON(kept, usable));
  });
  return { resourceTypes: types, problems };
}

/** A resource type without the extensions whose schema is not there: the rest of it can be used. */
function withoutUnknownExtensions(json: unknown, usable: ReadonlyMap<string, Schema>, problems: string[]): unknown {
  if (!isJsonObject(json) || !Array.isArray(json.schemaExtensions)) return json;
  const schemaExtensions = json.schemaExtensions.filter((extension: unknown) => {
    const urn = String(isJsonObject(extension) ? extension.schema : extension);
    if (usable.has(urn.toLowerCase())) return true;
    const name = clip(String(json.name));
    problems.push(`resource type "${name}" has the extension ${quote(urn)}, which is not among the schemas`);
    return false;
  });
  return { ...json, schemaExtensions };
}
