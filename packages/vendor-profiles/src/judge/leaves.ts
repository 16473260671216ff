import { targetPath } from '../target-key.ts';

/** Names of members and positions in arrays, from the outside in. */
export type Place = readonly (string | number)[];

/** One value in a body, and the targets of attribute mappings that could have put it there. */
export interface Leaf {
  /** The most exact first: `emails[type eq "work"].value`, `emails.value`, `emails`. */
  readonly candidates: readonly string[];
  readonly value: unknown;
  /** Where it stands in what was taken apart. */
  readonly at: Place;
}

/** How many values of a body are looked at one by one; members of a group all have the same candidates. */
const MOST_LEAVES = 5_000;

/** Members that say something of the resource or of another member, and are no values of their own. */
const STRUCTURE: ReadonlySet<string> = new Set(['schemas', 'id', 'meta']);
const ABOUT_ELEMENT: ReadonlySet<string> = new Set(['type', 'primary', '$ref', 'display']);

/** Takes a body apart into the values that attribute mappings put there. */
export function leavesOf(body: object): Leaf[] {
  const leaves: Leaf[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (STRUCTURE.has(name.toLowerCase())) continue;
    if (name.includes(':') && isObject(value) && !isAttributeOfUrn(name)) {
      for (const [inner, part] of Object.entries(value)) {
        attributeLeaves(`${name}:${inner}`, part, [name, inner], leaves);
      }
    } else attributeLeaves(name, value, [name], leaves);
    if (leaves.length >= MOST_LEAVES) break;
  }
  return leaves;
}

/** The values that a PATCH operation puts at, or takes from, its path; their places are those in the operation's value. */
export function leavesAt(path: string, value: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  const [exact, ...wider] = candidatesOf(path);
  if (isObject(value) && exact !== undefined && !hasSubAttribute(path)) {
    if (path.endsWith(']')) {
      for (const [part, inner] of Object.entries(value)) {
        const candidates = [`${path}.${part}`, ...wider.map((whole) => `${whole}.${part}`), path, ...wider];
        if (!ABOUT_ELEMENT.has(part.toLowerCase())) leaves.push({ candidates, value: inner, at: [part] });
      }
      return leaves.length > 0 ? leaves : [{ candidates: [path, ...wider], value, at: [] }];
    }
    if (isExtension(path)) {
      return leavesOf({ [path]: value }).map(({ at, ...leaf }) => ({ ...leaf, at: at.slice(1) }));
    }
  }
  if (Array.isArray(value) || isObject(value)) attributeLeaves(path, value, [], leaves);
  return leaves.length > 0 ? leaves : [{ candidates: candidatesOf(path), value, at: [] }];
}

function attributeLeaves(name: string, value: unknown, at: Place, leaves: Leaf[]): void {
  if (Array.isArray(value)) {
    for (const [position, element] of value.entries()) {
      if (leaves.length >= MOST_LEAVES) return;
      if (isObject(element)) elementLeaves(name, element, [...at, position], leaves);
      else leaves.push({ candidates: [name], value: element, at: [...at, position] });
    }
    return;
  }
  if (!isObject(value)) {
    leaves.push({ candidates: candidatesOf(name), value, at });
    return;
  }
  for (const [part, inner] of Object.entries(value)) {
    if (part !== '$ref' && part !== 'displayName') {
      leaves.push({ candidates: partCandidates(name, part), value: inner, at: [...at, part] });
    }
  }
}

/** A complex attribute with a sub-attribute value is often mapped by its own name alone, as `manager` is. */
function partCandidates(name: string, part: string): string[] {
  return part.toLowerCase() === 'value' ? [name, `${name}.${part}`] : [`${name}.${part}`, name];
}

function elementLeaves(name: string, element: object, at: Place, leaves: Leaf[]): void {
  const parts = new Map(Object.entries(element));
  const type = parts.get('type');
  const primary = parts.get('primary');
  const selectors = [
    ...(typeof type === 'string' ? [`[type eq ${JSON.stringify(type)}]`] : []),
    ...(primary === true || (typeof primary === 'string' && /^true$/i.test(primary))
      ? ['[primary eq "True"]', '[primary eq true]']
      : []),
  ];
  const before = leaves.length;
  for (const [part, value] of parts) {
    if (ABOUT_ELEMENT.has(part.toLowerCase())) continue;
    const selected = selectors.map((selector) => `${name}${selector}.${part}`);
    const whole = part.toLowerCase() === 'value' ? selectors.map((selector) => `${name}${selector}`) : [];
    leaves.push({ candidates: [...selected, ...whole, `${name}.${part}`, name], value, at: [...at, part] });
  }
  if (leaves.length === before) leaves.push({ candidates: [name], value: element, at });
}

/** A path, and the wider ones that it is part of. */
function candidatesOf(path: string): string[] {
  const read = targetPath(path);
  if (read === undefined) return [path];
  const { schema, attribute, filter, subAttribute } = read;
  const name = schema === undefined ? attribute : `${schema}:${attribute}`;
  const wider = [
    ...(filter !== undefined && subAttribute !== undefined ? [`${name}.${subAttribute}`] : []),
    ...(filter !== undefined && subAttribute?.toLowerCase() === 'value' ? [path.slice(0, path.lastIndexOf('.'))] : []),
    name,
  ];
  return [...new Set([path, ...wider])];
}

function hasSubAttribute(path: string): boolean {
  return targetPath(path)?.subAttribute !== undefined;
}

/** Whether the path is a URN alone: what RFC 7643 calls an extension ends in the name of a resource type. */
function isExtension(path: string): boolean {
  return path.includes(':') && /:(?:user|group)$/i.test(path);
}

function isAttributeOfUrn(name: string): boolean {
  return !isExtension(name) && /:(?:user|group):[^:]+$/i.test(name);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
