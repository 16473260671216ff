import { shortened } from '../../text/printable.ts';
import type { CallExpression } from '../ast.ts';
import { arityOf, parameterAt } from '../functions/definition.ts';
import { findFunction, suggestFunction } from '../functions/index.ts';
import type { CheckContext, KnownCall } from './context.ts';

/** Functions of the other expression language of the same vendor, with what takes their place. */
const CONNECT_SYNC_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['contains', 'use InStr'],
  ['cref', 'leave it out'],
  ['dncomponentrev', 'use DNComponent, which counts from the left'],
  ['importedvalue', 'there is no counterpart'],
  ['ltrim', 'use Trim'],
  ['rtrim', 'use Trim'],
  ['right', 'use Mid with Len, or Replace with a pattern'],
  ['select', 'there is no counterpart'],
  ['where', 'there is no counterpart'],
]);

/** Finds the function of a call, and reports an unknown name, a wrong letter case and a missing description. */
export function checkName(call: CallExpression, { report, targetKind }: CheckContext): KnownCall | undefined {
  const definition = findFunction(call.name);
  const name = { start: call.start, end: call.start + call.name.length };
  if (definition === undefined) {
    const connect = CONNECT_SYNC_FUNCTIONS.get(call.name.toLowerCase());
    const suggestion = suggestFunction(call.name);
    const connectAdvice = connect && ` It belongs to the language of Entra Connect Sync: ${connect}.`;
    const advice = connectAdvice ?? (suggestion === undefined ? '' : ` Did you mean ${suggestion}?`);
    report(
      'unknown-function',
      'error',
      name,
      `There is no function ${shortened(call.name)}.${advice}`,
      connect ? undefined : suggestion,
    );
    return undefined;
  }
  if (definition.name !== call.name) {
    const message = `The function is documented as ${definition.name}, and the syntax as case-sensitive.`;
    report('function-name-case', 'warning', name, message, definition.name);
  }
  const { status, url } = definition.documentation;
  if (status === 'listed') {
    report(
      'undocumented-function',
      'info',
      name,
      `${definition.name} is a function of the service, but no documentation describes it.`,
    );
  } else if (targetKind === 'scim' && url.includes('/cloud-sync/')) {
    report('function-restricted', 'info', name, `${definition.name} is documented for Cloud Sync only.`);
  }
  return { call, definition };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Reports a wrong number of arguments and empty slots of required parameters. */
export function checkArity({ call, definition }: KnownCall, { report }: CheckContext): void {
  const { minimum, maximum } = arityOf(definition);
  const slots = call.arguments;
  const given = slots.findLastIndex(({ kind }) => kind !== 'omitted') + 1;
  const { name } = definition;
  if (name === 'SelectUniqueValue' && slots.length < minimum) {
    report('selectuniquevalue-min-2', 'error', call, 'SelectUniqueValue needs at least two candidates.');
  } else if (slots.length < minimum) {
    const missing = parameterAt(definition, slots.length);
    const message = `${name} takes at least ${count(minimum, 'argument')}, but has ${slots.length}; ${missing?.name} is missing.`;
    report('too-few-arguments', 'error', call, message);
  }
  if (given > maximum) {
    const extra = { start: slots[maximum]!.start, end: slots.at(-1)!.end };
    report(
      'too-many-arguments',
      'error',
      extra,
      `${name} takes at most ${count(maximum, 'argument')}, but has ${slots.length}.`,
    );
  }
  checkEmptySlots({ call, definition }, report);
}

function checkEmptySlots({ call, definition }: KnownCall, report: CheckContext['report']): void {
  for (const [slot, argument] of call.arguments.entries()) {
    const parameter = parameterAt(definition, slot);
    if (argument.kind !== 'omitted' || parameter === undefined || !parameter.required) continue;
    if (parameter.repeated === true && definition.name !== 'Switch') {
      const message = `An argument of ${definition.name} is empty. In exported text that is where a macro such as %DomainFQDN% stood.`;
      report('empty-argument', 'warning', around(argument), message);
    } else {
      report('missing-argument', 'error', around(argument), `${definition.name} needs a value for ${parameter.name}.`);
    }
  }
}

/** An empty slot has no width; the comma in front of it is shown too. */
function around({ start, end }: { readonly start: number; readonly end: number }): { start: number; end: number } {
  return { start: Math.max(0, start - 1), end };
}
