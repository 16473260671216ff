/** What a JSON value is. */
export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** A scalar as plain JavaScript. */
export type JsonScalar = string | number | boolean | null;

/** Any JSON value as plain JavaScript. */
export type JsonValue = JsonScalar | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * One value in the text of an export, with the place it was read from.
 *
 * Offsets count UTF-16 units of the decoded text, from 0; `end` is exclusive. `ExportDocument.rangeOf` turns them
 * into lines and columns, and {@link pointerOf} gives the JSON pointer.
 */
export interface JsonNode {
  readonly kind: JsonKind;
  /** Where the value starts: for a string its opening quotation mark. */
  readonly start: number;
  /** Where the value ends, exclusive. */
  readonly end: number;
  /** The object or array that holds this value; `undefined` for a value at the top of the text. */
  readonly parent: JsonNode | undefined;
  /** The property name as the text writes it, the index in an array or among several values at the top, or `undefined`. */
  readonly key: string | number | undefined;
  /** Where the property name starts, quotation mark included; -1 when the value has none. */
  readonly keyStart: number;
  /** The value of a string, number, boolean or null; `undefined` for an object or array. */
  readonly scalar: JsonScalar | undefined;
  /** The values of an object or array, in the order of the text; empty for a scalar. */
  readonly children: readonly JsonNode[];
}

/** A node whose end and children are not known yet. */
export interface OpenJsonNode extends JsonNode {
  key: string | number | undefined;
  end: number;
  children: readonly JsonNode[];
}

const NO_CHILDREN: readonly JsonNode[] = Object.freeze([]);

/** Makes a node. Every node is made here, with its fields in one order, so that the engine gives them all one shape. */
export function createNode(
  kind: JsonKind,
  start: number,
  end: number,
  parent: JsonNode | undefined,
  key: string | number | undefined,
  keyStart: number,
  scalar: JsonScalar | undefined,
): OpenJsonNode {
  return { kind, start, end, parent, key, keyStart, scalar, children: NO_CHILDREN };
}

/**
 * The JSON pointer of a node, by [RFC 6901](https://www.rfc-editor.org/rfc/rfc6901). Where several values were pasted one
 * after the other, it begins with the place of the value, as if they stood in an array.
 *
 * @example
 * ```ts
 * const { schema } = readExport('{ "synchronizationRules": [{ "objectMappings": [] }] }');
 * pointerOf(schema.synchronizationRules[0]?.node ?? schema.node); // /synchronizationRules/0
 * ```
 */
export function pointerOf(node: JsonNode): string {
  const tokens: string[] = [];
  for (let at: JsonNode | undefined = node; at?.key !== undefined; at = at.parent) {
    tokens.push(escapePointerToken(at.key));
  }
  return tokens
    .reverse()
    .map((token) => `/${token}`)
    .join('');
}

/** One reference token of a JSON pointer, by [RFC 6901 §3](https://www.rfc-editor.org/rfc/rfc6901#section-3). */
function escapePointerToken(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * The property of an object with this name, whatever the letter case; an exact match wins, then the last one written.
 *
 * @returns `undefined` when there is none, or the node is no object.
 *
 * @example
 * ```ts
 * const { schema } = readExport('{ "synchronizationRules": [], "provisioningTaskIdentifier": "scim.1" }');
 * propertyOf(schema.node, 'provisioningTaskIdentifier')?.scalar; // scim.1
 * ```
 */
export function propertyOf(node: JsonNode, name: string): JsonNode | undefined {
  if (node.kind !== 'object') return undefined;
  const folded = name.toLowerCase();
  let found: JsonNode | undefined;
  for (const child of node.children) {
    if (child.key === name) found = child;
    else if (found?.key !== name && isName(child.key, folded)) found = child;
  }
  return found;
}

/** The child that one token of a pointer names; places of an array are digits without leading zeros (RFC 6901 §4). */
function childOf({ kind, children }: JsonNode, name: string): JsonNode | undefined {
  if (kind !== 'array') return children.findLast((child) => child.key === name);
  return /^(?:0|[1-9]\d*)$/.test(name) ? children[Number(name)] : undefined;
}

/** Whether a property has a name, given in lower case. Names that are looked for keep their length in lower case. */
function isName(key: string | number | undefined, folded: string): boolean {
  return typeof key === 'string' && key.length === folded.length && key.toLowerCase() === folded;
}

/** The node that a JSON pointer names below `node`, by exact names; `undefined` when there is none. */
export function nodeAt(node: JsonNode, pointer: string): JsonNode | undefined {
  let at: JsonNode | undefined = node;
  const [head, ...tokens] = pointer.split('/');
  if (head !== '') return undefined;
  for (const token of tokens) {
    at = childOf(at, token.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (at === undefined) return undefined;
  }
  return at;
}

/**
 * A node as plain JavaScript; of a property written twice the last one counts, as in `JSON.parse`.
 *
 * Objects have no prototype, so a hostile `__proto__` is a property like any other.
 *
 * @example
 * ```ts
 * const { schema } = readExport('{ "synchronizationRules": [], "preview": { "flowNullValues": true } }');
 * const preview = propertyOf(schema.node, 'preview');
 * if (preview) toValue(preview); // { flowNullValues: true }
 * ```
 */
export function toValue(node: JsonNode): JsonValue {
  if (node.kind === 'array') return node.children.map(toValue);
  if (node.kind !== 'object') return node.scalar ?? null;
  const value: Record<string, JsonValue> = Object.create(null);
  for (const child of node.children) value[String(child.key)] = toValue(child);
  return value;
}
