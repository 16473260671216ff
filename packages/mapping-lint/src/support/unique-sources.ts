import { directSource, oneOf, replaceSource } from './fixes.ts';
import type { Row } from './rows.ts';

/** Source attributes that every user has, and that are different for each. */
const UNIQUE = ['userPrincipalName', 'objectId'];

/** The choice of a source that tells every user from every other; only one that the attribute list has, where there is one. */
export function uniqueSources({ row, mapping }: Row): ReturnType<typeof oneOf> {
  const object = mapping.objectMapping.sourceObject;
  const known = UNIQUE.filter((name) => object === undefined || object.attribute(name) !== undefined);
  return oneOf(...known.map((name) => replaceSource(row, directSource(name), `map "${name}"`, false)));
}
