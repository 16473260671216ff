import { type AttributeTarget, type BoundComparison, type BoundFilter, isUnassigned, printable } from 'scim-core';
import { boundText, elementText } from './bound-text.ts';
import type { TraceNode } from './contract.ts';
import { ruleOf, valueHolds } from './value-holds.ts';

/** Values and elements that are shown of one attribute. */
const mostShown = 10;
/** The longest text of a value. */
const longest = 120;

type Members = Readonly<Record<string, unknown>> | undefined;

/**
 * Reads a bound filter once more, without compiling it, and notes at each part what it says of a resource and why. Its
 * result is that of `compileFilter`; a property test holds them together.
 *
 * @param resource With canonical names and types, as a filter sees it.
 */
export function traceFilter(filter: BoundFilter, resource: object): TraceNode {
  return trace(filter, resource, false);
}

/** @param inElement Whether the candidate is an element of the attribute before the brackets. */
function trace(filter: BoundFilter, candidate: unknown, inElement: boolean): TraceNode {
  const text = inElement ? elementText(filter) : boundText(filter);
  switch (filter.kind) {
    case 'constant':
      return leaf(text, filter.value, 'it is the same for every resource');
    case 'present':
      return presence(filter.target, text, valuesAt(filter.target, candidate, inElement));
    case 'comparison':
      return comparison(filter, text, valuesAt(filter.target, candidate, inElement));
    case 'element':
      return elements(filter.filter, filter.target, text, candidate);
    case 'not': {
      const inner = trace(filter.filter, candidate, inElement);
      const why = inner.result ? 'the condition inside holds' : 'the condition inside does not hold';
      return { text, result: !inner.result, why, children: [inner] };
    }
    case 'and':
    case 'or': {
      const children = filter.filters.map((part) => trace(part, candidate, inElement));
      const holding = children.filter(({ result }) => result).length;
      const result = filter.kind === 'and' ? holding === children.length : holding > 0;
      const needed = filter.kind === 'and' ? 'all must' : 'one is enough';
      return { text, result, why: `${holding} of ${children.length} conditions hold; ${needed}`, children };
    }
  }
}

function leaf(text: string, result: boolean, why: string): TraceNode {
  return { text, result, why, children: [] };
}

function presence(target: AttributeTarget, text: string, values: readonly unknown[]): TraceNode {
  const result = values.some((value) => !isUnassigned(value));
  return leaf(text, result, `${target.path} ${shownValues(values)}`);
}

function comparison(filter: BoundComparison, text: string, values: readonly unknown[]): TraceNode {
  const result = values.some((value) => valueHolds(filter, value));
  const many = values.length > 1 ? '; one of several values is enough' : '';
  const absent = values.every((value) => value === undefined || value === null);
  const rule = absent
    ? filter.operator === 'ne'
      ? '; what has no value is not equal to anything'
      : ''
    : `; ${ruleOf(filter)}`;
  return leaf(text, result, `${filter.target.path} ${shownValues(values)}${rule}${many}`);
}

/** Some element must satisfy the whole condition. */
function elements(filter: BoundFilter, target: AttributeTarget, text: string, candidate: unknown): TraceNode {
  const found = attributeAt(target, candidate);
  const list = found === undefined || found === null ? [] : Array.isArray(found) ? found : [found];
  const traces = list.map((element, index) => {
    const inner = trace(filter, element, true);
    return { ...inner, text: `${target.path}[${index}]: ${inner.text}` };
  });
  const holding = traces.filter(({ result }) => result).length;
  const why =
    list.length === 0
      ? `${target.path} has no value`
      : `${holding} of ${list.length} elements satisfy the whole condition; one is enough`;
  const shown = [...traces.filter(({ result }) => result), ...traces.filter(({ result }) => !result)];
  return { text, result: holding > 0, why, children: shown.slice(0, mostShown) };
}

/** The values that a comparison looks at; one that is `undefined` when there is none. */
function valuesAt(target: AttributeTarget, candidate: unknown, inElement: boolean): readonly unknown[] {
  const part = target.subAttribute?.name;
  const found = inElement ? candidate : attributeAt(target, candidate);
  const list = inElement ? [found] : asList(found);
  const values = part === undefined ? list : list.map((element) => (element as Members)?.[part]);
  return values.flatMap(asList);
}

function attributeAt({ extension, attribute }: AttributeTarget, resource: unknown): unknown {
  const holder = extension === undefined ? resource : (resource as Members)?.[extension];
  return (holder as Members)?.[attribute.name];
}

/** No element at all is an unassigned value. */
function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value.length === 0 ? [undefined] : value) : [value];
}

function shownValues(values: readonly unknown[]): string {
  const there = values.filter((value) => value !== undefined && value !== null);
  if (there.length === 0) return 'has no value';
  const shown = there.slice(0, mostShown).map((value) => clipped(JSON.stringify(value)));
  return `is ${shown.join(', ')}${there.length > mostShown ? ` and ${there.length - mostShown} more` : ''}`;
}

function clipped(text: string): string {
  return printable(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
