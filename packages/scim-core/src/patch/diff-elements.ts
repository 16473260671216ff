import { canonicalText, valuesEqual } from '../resource/equal.ts';
import { isJsonObject } from '../resource/read-value.ts';
import { isOpaque } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import { agreesWithAny } from './match-elements.ts';
import type { PatchOperation } from './operation.ts';
import { elementSelector } from './select-element.ts';

/**
 * Finds the operations that turn one list of elements into another: remove what is gone, add what is new, move
 * `primary`. Where no condition selects an element alone, or changing one by one would be longer, the whole is replaced.
 */
export function diffElements(target: AttributeTarget, before: unknown, after: unknown): PatchOperation[] {
  const old = listOf(before);
  const wanted = listOf(after).map((element) => writableElement(target, element));
  const { path } = target;
  if (wanted.length === 0) return [{ op: 'remove', path }];
  const pairs = pairElements(target, old, wanted);
  // `add` would pass over the second of two equal elements.
  const op = old.length === 0 && !pairs.duplicates ? 'add' : 'replace';
  const addAll: PatchOperation = { op, path, value: wanted };
  if (old.length === 0) return [addAll];
  // Elements that are there twice are told apart by nothing.
  if (pairs.duplicates) {
    const written = old.map((element) => writableElement(target, element));
    return valuesEqual(written, wanted) ? [] : [addAll];
  }
  if (pairs.removed.length === 0 && pairs.added.length === 0 && pairs.primaries.length === 0) return [];
  if (pairs.removed.length + pairs.primaries.length > wanted.length) return [addAll];
  const operations: PatchOperation[] = [];
  const select = elementSelector(target, old);
  for (const element of pairs.removed) {
    const condition = select(element);
    if (condition === undefined) return [addAll];
    operations.push({ op: 'remove', path: `${path}[${condition}]` });
  }
  if (pairs.added.length > 0) {
    // `add` passes over an element that one already there agrees with.
    if (pairs.kept.some(agreesWithAny(target, pairs.added))) return [addAll];
    operations.push({ op: 'add', path, value: pairs.added });
  }
  const selectLeft = elementSelector(target, [...pairs.kept, ...pairs.added]);
  for (const { element, primary } of pairs.primaries) {
    const condition = selectLeft(element);
    if (condition === undefined) return [addAll];
    operations.push({ op: 'replace', path: `${path}[${condition}].primary`, value: primary });
  }
  return operations;
}

interface Pairs {
  readonly removed: readonly unknown[];
  readonly added: readonly unknown[];
  readonly kept: readonly unknown[];
  /** Kept elements whose primary flag must be set; those that lose it to another one need nothing. */
  readonly primaries: readonly { readonly element: unknown; readonly primary: boolean }[];
  /** Whether one list holds an element twice, which only replacing the whole can bring about. */
  readonly duplicates: boolean;
}

function pairElements(target: AttributeTarget, old: readonly unknown[], wanted: readonly unknown[]): Pairs {
  const oldByText = new Map(old.map((element) => [identity(target, element), element]));
  const wantedByText = new Map(wanted.map((element) => [identity(target, element), element]));
  const newPrimary = wanted.some(
    (element) => isPrimary(target, element) && !isPrimary(target, oldByText.get(identity(target, element))),
  );
  const primaries: { element: unknown; primary: boolean }[] = [];
  const kept: unknown[] = [];
  for (const [text, element] of oldByText) {
    const partner = wantedByText.get(text);
    if (partner === undefined) continue;
    kept.push(element);
    const [was, will] = [isPrimary(target, element), isPrimary(target, partner)];
    if (will && !was) primaries.push({ element, primary: true });
    else if (was && !will && !newPrimary) primaries.push({ element, primary: false });
  }
  return {
    removed: [...oldByText].filter(([text]) => !wantedByText.has(text)).map(([, element]) => element),
    added: [...wantedByText].filter(([text]) => !oldByText.has(text)).map(([, element]) => element),
    kept,
    primaries,
    duplicates: oldByText.size < old.length || wantedByText.size < wanted.length,
  };
}

/** An element as text, without what a client may not write and without `primary`, which other elements change. */
function identity(target: AttributeTarget, element: unknown): string {
  const writable = writableElement(target, element);
  const withoutPrimary = isJsonObject(writable) && target.parts.has('primary');
  return canonicalText(withoutPrimary ? { ...writable, primary: undefined } : writable);
}

function writableElement({ attribute }: AttributeTarget, element: unknown): unknown {
  if (!isJsonObject(element) || isOpaque(attribute)) return element;
  const parts = attribute.subAttributes.filter(
    ({ name, mutability }) => mutability !== 'readOnly' && element[name] !== undefined,
  );
  return Object.fromEntries(parts.map(({ name }) => [name, element[name]]));
}

function isPrimary({ parts }: AttributeTarget, element: unknown): boolean {
  return parts.has('primary') && isJsonObject(element) && element.primary === true;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
