import { type AttributeMapping, type JsonNode, type JsonValue, pointerOf, propertyOf } from 'entra-mapping';
import type { Fix, FixOperation } from '../finding.ts';
import { expressionSource } from './expression-source.ts';

/** The fix that takes a mapping away. */
export function removeRow({ node }: AttributeMapping, options: { readonly safe: boolean }): Fix {
  return { title: 'remove the mapping', safe: options.safe, patch: [{ op: 'remove', path: pointerOf(node) }] };
}

/** The operation that gives a property of an object a value, whether or not it stands there. */
export function setProperty(object: JsonNode, name: string, value: JsonValue): FixOperation {
  const found = propertyOf(object, name);
  if (found !== undefined) return { op: 'replace', path: pointerOf(found), value };
  return { op: 'add', path: `${pointerOf(object)}/${name}`, value };
}

/** The fix that gives a mapping another target. */
export function retarget({ node }: AttributeMapping, target: string, options: { readonly safe: boolean }): Fix {
  return {
    title: `write "${target}"`,
    safe: options.safe,
    patch: [setProperty(node, 'targetAttributeName', target)],
  };
}

/** The fix that gives a mapping another source; of an attribute that becomes another one, only the name is written. */
export function replaceSource(row: AttributeMapping, source: JsonValue, title: string, safe: boolean): Fix {
  const { node, source: before } = row;
  const name = before?.type.toLowerCase() === 'attribute' ? attributeIn(source) : undefined;
  if (before === null || name === undefined) return { title, safe, patch: [setProperty(node, 'source', source)] };
  const patch = [setProperty(before.node, 'name', name), setProperty(before.node, 'expression', `[${name}]`)];
  return { title, safe, patch };
}

function attributeIn(source: JsonValue): string | undefined {
  if (typeof source !== 'object' || source === null || !('type' in source) || !('name' in source)) return undefined;
  return source.type === 'Attribute' && typeof source.name === 'string' ? source.name : undefined;
}

/** A source that is an attribute. */
export function directSource(name: string): JsonValue {
  return { expression: `[${name}]`, name, type: 'Attribute', parameters: [] };
}

/** The expression by which Entra fills `active`: false as soon as a user is out of scope, disabled or deleted. */
export const ACTIVE_EXPRESSION = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

/** {@link ACTIVE_EXPRESSION} as Entra stores it. */
export const ACTIVE_SOURCE: JsonValue = expressionSource(ACTIVE_EXPRESSION);

/** An attribute mapping as Entra writes it. */
export function newRow(target: string, source: JsonValue, matchingPriority = 0): JsonValue {
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority,
    targetAttributeName: target,
    source,
  };
}

/** The fix that adds a mapping; `undefined` where there is no list to add it to. */
export function addRow(
  objectMapping: JsonNode,
  row: JsonValue,
  title: string,
  options: { readonly safe: boolean },
): Fix | undefined {
  const list = propertyOf(objectMapping, 'attributeMappings');
  if (list?.kind !== 'array') return undefined;
  return { title, safe: options.safe, patch: [{ op: 'add', path: `${pointerOf(list)}/-`, value: row }] };
}

/** Spreads a fix into a report, where there is one. */
export function withFix(fix: Fix | undefined): { readonly fix?: Fix } {
  return fix === undefined ? {} : { fix };
}

/** Ways of mending a finding: with one of them it is a fix that needs agreement, with several it is a choice. */
export function oneOf(...ways: readonly (Fix | undefined)[]): {
  readonly fix?: Fix;
  readonly choices?: readonly Fix[];
} {
  const [first, ...others] = ways.filter((way) => way !== undefined);
  if (first === undefined) return {};
  return others.length === 0 ? { fix: { ...first, safe: false } } : { choices: [first, ...others] };
}

/** Choices of a name to write in the place of another, most likely first. */
export function chooseName(node: JsonNode, names: readonly string[]): ReturnType<typeof oneOf> {
  const ways = names.slice(0, MOST_CHOICES).map((value): Fix => {
    return { title: `write "${value}"`, safe: false, patch: [{ op: 'replace', path: pointerOf(node), value }] };
  });
  return oneOf(...ways);
}

/** A longer list is no help. */
const MOST_CHOICES = 5;

/** The fix that gives a mapping an expression as its source; of a source that is one, only what differs is written. */
export function replaceByExpression(row: AttributeMapping, expression: string, safe = false): Fix {
  const title = `use ${expression}`;
  const written = expressionSource(expression);
  const { source } = row;
  if (source?.type.toLowerCase() !== 'function') return replaceSource(row, written, title, safe);
  const { name, parameters } = written;
  const patch = [setProperty(source.node, 'expression', expression)];
  if (name !== source.name) patch.push(setProperty(source.node, 'name', name));
  // A source of which only the text was given keeps that form.
  if (source.parameters.length > 0) patch.push(setProperty(source.node, 'parameters', parameters));
  return { title, safe, patch };
}
