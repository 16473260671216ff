import { quoted, shortened } from '../../text/printable.ts';
import type { Argument, AttributeReference } from '../ast.ts';
import type { ParameterDefinition } from '../functions/definition.ts';
import { parameterAt } from '../functions/definition.ts';
import { findFunction } from '../functions/index.ts';
import { suggestWord } from '../suggest.ts';
import { isNumeric, parseBoolean, parseInteger } from '../values/value.ts';
import { type CheckContext, type KnownCall, literalText } from './context.ts';

/** What either side of a comparison is read as. */
const SIDE: ParameterDefinition = { name: 'a comparison', type: 'text', required: true, description: '' };

/** Checks every argument of a call against its parameter. */
export function checkArguments({ call, definition }: KnownCall, context: CheckContext): void {
  for (const [slot, argument] of call.arguments.entries()) {
    const parameter = parameterAt(definition, slot);
    if (argument.kind === 'comparison' && parameter?.type !== 'condition') {
      const message = 'A comparison may only be the first argument of IIF or CBool.';
      context.report('comparison-misplaced', 'error', argument, message);
    }
    if (argument.kind === 'comparison') {
      for (const side of [argument.left, argument.right]) checkType(side, SIDE, definition.name, context);
    }
    // The three-slot form of FormatDateTime is a finding of its own.
    const isShort = definition.name === 'FormatDateTime' && call.arguments.length === 3 && slot === 1;
    if (parameter === undefined || isShort) continue;
    if (parameter.words !== undefined) checkWords(argument, parameter, context);
    else checkType(argument, parameter, definition.name, context);
  }
}

function checkWords(argument: Argument, parameter: ParameterDefinition, { report }: CheckContext): void {
  const text = argument.kind === 'word' ? argument.name : literalText(argument);
  if (text === undefined) return;
  const words = parameter.words!;
  for (const word of parameter.name === 'dateTimeStyles' ? text.split(',').map((style) => style.trim()) : [text]) {
    if (words.includes(word)) continue;
    const known = words.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
    if (known !== undefined && parameter.caseSensitive !== true) {
      report('word-case', 'warning', argument, `${parameter.name} is documented as ${known}.`, known);
      continue;
    }
    const suggestion = known ?? suggestWord(word, words);
    const message = `${parameter.name} must be one of ${words.join(', ')}, not ${quoted(word)}.`;
    report('unknown-word', 'error', argument, message, suggestion);
  }
}

const WORDS_BY_TYPE: Readonly<Partial<Record<ParameterDefinition['type'], string>>> = {
  integer: 'a whole number',
  number: 'a number',
  condition: 'a comparison or a truth value',
  boolean: 'a truth value',
  date: 'a date',
};

function fitsLiteral(text: string, type: ParameterDefinition['type']): boolean {
  if (type === 'integer') return parseInteger(text) !== undefined;
  if (type === 'number') return isNumeric(text);
  if (type === 'condition' || type === 'boolean') return text === '' || parseBoolean(text) !== undefined;
  return true;
}

function fitsReturn(returns: string, type: ParameterDefinition['type']): boolean {
  if (type === 'integer' || type === 'number') return !['boolean', 'date', 'list'].includes(returns);
  if (type === 'condition' || type === 'boolean') return !['date', 'list'].includes(returns);
  if (type === 'date') return !['boolean', 'number', 'list'].includes(returns);
  return true;
}

function checkType(argument: Argument, parameter: ParameterDefinition, name: string, context: CheckContext): void {
  const { report } = context;
  const literal = literalText(argument);
  const wanted = WORDS_BY_TYPE[parameter.type] ?? 'text';
  if (literal !== undefined && !fitsLiteral(literal, parameter.type)) {
    const message = `${parameter.name} of ${name} must be ${wanted}, not ${quoted(literal)}.`;
    report('argument-type', 'error', argument, message);
  }
  if (argument.kind === 'word') checkBareWord(argument, context);
  if (argument.kind === 'attribute') checkList(argument, parameter, name, context);
  const returned = argument.kind === 'call' ? findFunction(argument.name) : undefined;
  if (returned === undefined) return;
  if (!fitsReturn(returned.returns, parameter.type)) {
    const message = `${parameter.name} of ${name} must be ${wanted}, but ${returned.name} gives a ${returned.returns}.`;
    report('argument-type', 'error', argument, message);
  } else if (returned.returns === 'list' && !acceptsList(parameter)) {
    const message = `${returned.name} gives a list, and what ${name} does with one is not documented.`;
    report('argument-type', 'warning', argument, message);
  }
}

function acceptsList({ type, acceptsList: accepts }: ParameterDefinition): boolean {
  return accepts === true || type === 'list' || type === 'any' || type === 'reference';
}

function checkList(argument: AttributeReference, parameter: ParameterDefinition, name: string, context: CheckContext) {
  if (context.attributes?.get(argument.name)?.multivalued !== true || acceptsList(parameter)) return;
  const message = `[${shortened(argument.name)}] may have several values, and what ${name} does with them is not documented.`;
  context.report('multivalued-attribute', 'warning', argument, message);
}

const FLOW_WORDS = ['IgnoreAttributeFlow', 'IgnoreObjectFlow'];

/** Words of other languages, with what takes their place. */
const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'truth values are text: write "True"'],
  ['false', 'truth values are text: write "False"'],
  ['null', 'there is no word for null: compare with "", or use IsNullOrEmpty'],
  ['authoritativenull', 'it belongs to the language of Entra Connect Sync, and there is no counterpart'],
  [
    'ignorethisflow',
    'it belongs to the language of Entra Connect Sync: put IgnoreFlowIfNullOrEmpty around the expression',
  ],
]);

/** Reports a bare word that stands where no word has a meaning. */
export function checkBareWord(word: { name: string; start: number; end: number }, { report }: CheckContext): void {
  const known = FLOW_WORDS.find((candidate) => candidate.toLowerCase() === word.name.toLowerCase());
  if (known === undefined) {
    const advice =
      FOREIGN_WORDS.get(word.name.toLowerCase()) ?? 'text stands between double quotes, an attribute between brackets';
    const message = `${shortened(word.name)} is no known word; ${advice}.`;
    report('unknown-word', 'error', word, message);
  } else {
    const message = `${known} is documented for provisioning from Workday and SuccessFactors only.`;
    report('flow-word', 'info', word, message, known === word.name ? undefined : known);
  }
}
