import type { ObjectDefinition } from 'entra-mapping';

/** Objects with fewer attributes than this were written down only in part, so that what is missing proves nothing. */
const COMPLETE = 3;

/** The definition of an object when it seems to be the whole one. */
export function completeObject(object: ObjectDefinition | undefined): ObjectDefinition | undefined {
  return object !== undefined && object.attributes.length >= COMPLETE ? object : undefined;
}

/** The name of the attribute that is the same apart from letter case. */
export function otherCase(object: ObjectDefinition, name: string): string | undefined {
  const folded = name.toLowerCase();
  return object.attributes.find((attribute) => attribute.name?.toLowerCase() === folded)?.name ?? undefined;
}

/** The names of the attributes of an object. */
export function attributeNames({ attributes }: ObjectDefinition): string[] {
  return attributes.flatMap(({ name }) => name ?? []);
}
