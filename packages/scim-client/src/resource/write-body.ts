import { isUnassigned, type ResourceType, readResource, schemasOf } from 'scim-core';
import type { ClientState } from '../client-state.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * The body to send for a resource: `schemas` filled in, what only the service provider writes left out. `null` and `[]`
 * stay, because they say "no value" where leaving out would say "the default".
 *
 * @param purpose `create` leaves out read-only attributes, `id` among them; `replace` may repeat them (RFC 7644 §3.5.1).
 * @throws TypeError when it is no object; ScimError with every problem, where the client checks what it sends.
 */
export function writeBody(
  state: ClientState,
  type: ResourceType,
  body: object,
  purpose: 'create' | 'replace',
): Members {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new TypeError(`the body of a ${type.name} must be an object`);
  }
  const given = body as Members;
  if (state.checkRequests) {
    readResource(given, {
      resourceType: type,
      mode: { base: 'strict', allow: ['body.schemas-incomplete'] },
      context: purpose,
    });
  }
  const members = Object.entries(given).filter(
    ([name, value]) => value !== undefined && !(purpose === 'create' && isReadOnly(type, name)),
  );
  return { schemas: schemasOf(present(given), type), ...Object.fromEntries(members) };
}

/** The attributes that have a value, for `schemas` lists an extension only where it carries data (RFC 7643 §3). */
function present(given: Members): Members {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !isUnassigned(value)));
}

function isReadOnly(type: ResourceType, name: string): boolean {
  return type.index.resolve(name)?.attribute.mutability === 'readOnly';
}

/** Texts of a body that are never returned, such as a password: no error message may repeat them either. */
export function secretsOf(type: ResourceType, body: Members): string[] {
  return type.index.targets.flatMap(({ attribute, extension }) => {
    if (attribute.returned !== 'never') return [];
    const container = extension === undefined ? body : (body[extension] as Members | undefined);
    const value = container?.[attribute.name];
    return typeof value === 'string' ? [value] : [];
  });
}
