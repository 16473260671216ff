import { parsePath } from 'scim-core';
import type { ResourceProfile, Verdict } from 'vendor-profiles';

/** A value that a vendor fills in, and where. */
export interface FilledIn {
  readonly target: string;
  readonly value: unknown;
}

/**
 * The values that a vendor fills in for a resource that it creates. Profiles tell defaults in words, for people; what is
 * neither a value of its own nor words for a boolean or a number, such as "no team", is not filled in.
 */
export function filledIn({ targets }: ResourceProfile, { changes }: Verdict): readonly FilledIn[] {
  return changes.flatMap(({ effect, target, value: words }) => {
    if (effect !== 'defaulted' || typeof words !== 'string') return [];
    const listed = targets.supported.find((other) => other.target === target);
    const value = listed?.defaultValue ?? typedValue(words, listed?.type);
    return value === undefined ? [] : [{ target, value }];
  });
}

function typedValue(words: string, type: string | undefined): unknown {
  if (type === 'Boolean' && /^(?:true|false)$/i.test(words)) return words.toLowerCase() === 'true';
  return type === 'Integer' && /^-?\d{1,15}$/.test(words) ? Number(words) : undefined;
}

/** Puts values into the body of a resource; parts of attributes and elements of lists are not filled in. */
export function withFilledIn(body: object, values: readonly FilledIn[]): object {
  let filled: Record<string, unknown> = { ...body };
  for (const { target, value } of values) {
    const { schema, attribute, subAttribute, filter } = parsePath(target);
    if (subAttribute !== undefined || filter !== undefined) continue;
    filled =
      schema === undefined ? { ...filled, [attribute]: value } : extended(filled, schema, { [attribute]: value });
  }
  return filled;
}

/** Adds to an extension, which `schemas` then names; a body without `schemas` stays one. */
function extended(body: Record<string, unknown>, urn: string, values: object): Record<string, unknown> {
  const isUrn = (text: unknown) => String(text).toLowerCase() === urn.toLowerCase();
  const name = Object.keys(body).find(isUrn) ?? urn;
  const { schemas } = body;
  const named = Array.isArray(schemas) && !schemas.some(isUrn) ? { schemas: [...schemas, urn] } : {};
  return { ...body, ...named, [name]: { ...(body[name] as object | undefined), ...values } };
}
