import { quoted, shortened } from '../../text/printable.ts';
import type { Argument, CallExpression } from '../ast.ts';
import { readFormat } from '../dates/format-tokens.ts';
import { parseExactDate } from '../dates/parse-exact.ts';
import { MAXIMUM_RANDOM_LENGTH } from '../functions/generator.ts';
import { findFunction } from '../functions/index.ts';
import { formatExpression } from '../printer.ts';
import { parseInteger } from '../values/value.ts';
import { checkReplace } from './check-replace.ts';
import { type CallCheck, calledName, literalText } from './context.ts';

const NULL_TESTS: ReadonlySet<string | undefined> = new Set(['ispresent', 'isnull', 'isnullorempty', 'isnothing']);

function integerOf(node: Argument | undefined): bigint | undefined {
  const text = literalText(node);
  return text === undefined ? undefined : parseInteger(text);
}

const checkSwitch: CallCheck = ({ call }, { report, attributes }) => {
  const [source] = call.arguments;
  if (call.arguments.length >= 4 && call.arguments.length % 2 !== 0) {
    const message =
      'Keys and values of Switch do not pair up. Is the slot of the default value missing behind the source? It may be empty, but must be there.';
    report('switch-odd-argument-count', 'error', call, message);
  }
  if (source?.kind === 'call' && NULL_TESTS.has(calledName(source))) {
    const message = `The source of Switch must not be ${source.name}; compare the attribute itself with the key "".`;
    report('switch-source-is-boolean-test', 'error', source, message);
  }
  if (source?.kind === 'attribute') {
    const isReference = attributes?.get(source.name)?.type === 'Reference' || source.name.toLowerCase() === 'manager';
    const message = `Switch cannot be used with reference attributes such as [${shortened(source.name)}].`;
    if (isReference) report('switch-on-reference-attribute', 'error', source, message);
  }
  const keys = new Set<string>();
  for (let slot = 2; slot < call.arguments.length; slot += 2) {
    const key = literalText(call.arguments[slot]);
    if (key === undefined) continue;
    const message = `The key ${quoted(key)} stands in this Switch before; the first one wins.`;
    if (keys.has(key)) report('switch-duplicate-key', 'warning', call.arguments[slot]!, message);
    keys.add(key);
  }
};

function isNullTest(condition: Argument): boolean {
  if (condition.kind === 'call') {
    if (calledName(condition) === 'not')
      return condition.arguments[0] !== undefined && isNullTest(condition.arguments[0]);
    return NULL_TESTS.has(calledName(condition)) && condition.arguments[0]?.kind === 'attribute';
  }
  if (condition.kind !== 'comparison' || (condition.operator !== '=' && condition.operator !== '<>')) return false;
  const sides = [condition.left, condition.right];
  return sides.some((side) => literalText(side) === '') && sides.some((side) => side.kind === 'attribute');
}

const checkIif: CallCheck = ({ call }, { report }) => {
  const [condition] = call.arguments;
  if (condition === undefined) return;
  if (calledName(condition) === 'ignoreflowifnullorempty') {
    const message = 'IgnoreFlowIfNullOrEmpty cannot be a condition; it stands around the whole expression.';
    report('iif-condition-is-flow-control', 'error', condition, message);
  } else if (isNullTest(condition)) {
    const message =
      'By the documentation a test for null or empty text in the condition of IIF is not reliable; Switch with the key "" is what it recommends.';
    report('iif-null-test-unreliable', 'warning', condition, message);
  }
};

const checkRandomString: CallCheck = ({ call }, { report }) => {
  const [length, numbers, specials, capitals] = call.arguments.map(integerOf);
  const lengthNode = call.arguments[0];
  if (length === undefined || lengthNode === undefined) return;
  if (length > BigInt(MAXIMUM_RANDOM_LENGTH)) {
    const message = `RandomString makes at most ${MAXIMUM_RANDOM_LENGTH} characters.`;
    report('randomstring-length-max-256', 'error', lengthNode, message, String(MAXIMUM_RANDOM_LENGTH));
  }
  const minimum = (numbers ?? 0n) + (specials ?? 0n) + (capitals ?? 0n);
  if (length < minimum) {
    const message = `The length must be at least ${minimum}: the digits, special characters and capital letters asked for.`;
    report('randomstring-length-lt-minimums', 'error', lengthNode, message, String(minimum));
  }
};

const checkItem: CallCheck = ({ call }, { report }) => {
  const index = integerOf(call.arguments[1]);
  if (index === undefined || index > 0n) return;
  report('item-index-0', 'error', call.arguments[1]!, 'Item counts from 1.', index === 0n ? '1' : undefined);
};

/** What the date functions hand on, with a month, day and hour of one digit. */
const HANDED_ON = '1/2/2026 3:04:05 AM';

const checkFormatDateTime: CallCheck = ({ call }, { report }) => {
  const isShort = call.arguments.length === 3;
  if (isShort) {
    const message =
      'The second slot is that of the DateTimeStyles. Leave it empty, but write it: FormatDateTime(source, , inputFormat, outputFormat).';
    // The service itself once printed three slots, with the second one empty.
    const severity = call.arguments[1]?.kind === 'omitted' ? 'warning' : 'error';
    report('formatdatetime-missing-styles-slot', severity, call, message, withStylesSlot(call));
  }
  const [source] = call.arguments;
  for (const slot of isShort ? [1, 2] : [2, 3]) {
    const node = call.arguments[slot];
    const format = literalText(node);
    if (node === undefined || format === undefined) continue;
    const tokens = readFormat(format);
    if (typeof tokens === 'string') {
      report('date-format', 'error', node, `${quoted(format)} is no date format: ${tokens}.`);
    } else if (slot === (isShort ? 1 : 2) && source?.kind === 'call' && findFunction(source.name)?.returns === 'date') {
      const whiteSpace = { leading: true, trailing: true, inner: false };
      const fits = parseExactDate(HANDED_ON, tokens, whiteSpace, () => ({ day: 0, tick: 0 })) !== undefined;
      const message = `${source.name} gives dates such as ${quoted(HANDED_ON)}, which do not fit this format.`;
      if (!fits) report('date-format-mismatch', 'warning', node, message, '"M/d/yyyy h:mm:ss tt"');
    }
  }
};

/** The call with an empty slot for the styles, where the second of its three slots holds a format. */
function withStylesSlot(call: CallExpression): string | undefined {
  const [source, ...formats] = call.arguments;
  const [first] = formats;
  if (source === undefined || first === undefined || first.kind === 'omitted') return undefined;
  const slot = { kind: 'omitted', start: first.start, end: first.start } as const;
  return formatExpression({ ...call, arguments: [source, slot, ...formats] });
}

const checkSelectUniqueValue: CallCheck = ({ call }, { report, root, mapping, targetKind }) => {
  if (call !== root) {
    const message = 'SelectUniqueValue must be the outermost function; put the other functions into its candidates.';
    report('selectuniquevalue-not-top-level', 'error', call, message);
  }
  if (mapping?.flowType != null && mapping.flowType.toLowerCase() !== 'objectaddonly') {
    const message = 'SelectUniqueValue works in mappings that apply only during object creation.';
    report('selectuniquevalue-not-creation-only', 'error', call, message);
  }
  if ((mapping?.matchingPriority ?? 0) > 0) {
    const message = 'SelectUniqueValue cannot be used for a matching attribute.';
    report('selectuniquevalue-on-matching-attribute', 'error', call, message);
  }
  if (targetKind === 'scim') {
    const message =
      'SelectUniqueValue works only from Workday, SuccessFactors or the inbound API to Active Directory, not towards an application.';
    report('function-restricted', 'error', call, message);
  }
};

/** The checks that are about one function, by its documented name. */
export const FUNCTION_CHECKS: ReadonlyMap<string, CallCheck> = new Map([
  ['FormatDateTime', checkFormatDateTime],
  ['IIF', checkIif],
  ['Item', checkItem],
  ['RandomString', checkRandomString],
  ['Replace', checkReplace],
  ['SelectUniqueValue', checkSelectUniqueValue],
  ['Switch', checkSwitch],
]);
