// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the substitutions of .NET look like placeholders

import { quoted } from '../../text/printable.ts';
import { PatternError } from '../regular-expression/pattern-error.ts';
import { extractGroup, replaceGroup, replaceMatches } from '../regular-expression/replace.ts';
import { isNullOrEmpty, MAXIMUM_VALUE_LENGTH, type Value } from '../values/value.ts';
import type { Call } from './call.ts';
import { type FunctionDefinition, inReference } from './definition.ts';

/** The slots of Replace by name. */
export const REPLACE_SLOTS = {
  source: 0,
  oldValue: 1,
  regexPattern: 2,
  regexGroupName: 3,
  replacementValue: 4,
  replacementAttributeName: 5,
  template: 6,
} as const;

/** What Replace does, by the slots that are supplied. */
export type ReplaceMode = 'text' | 'template' | 'pattern' | 'group' | 'other-attribute';

const MODES: ReadonlyMap<string, ReplaceMode> = new Map<string, ReplaceMode>([
  ['oldValue,replacementValue', 'text'],
  ['oldValue,template', 'template'],
  ['regexPattern,replacementValue', 'pattern'],
  ['regexPattern,regexGroupName,replacementValue', 'group'],
  ['regexPattern,regexGroupName,replacementAttributeName', 'other-attribute'],
]);

/** The combinations of slots that mean something, for messages. */
export const REPLACE_MODES: readonly string[] = [...MODES.keys()].map((slots) => slots.replaceAll(',', ' + '));

/** Finds the mode by the slots that were written, `""` included; `undefined` when no mode is documented for them. */
export function replaceModeOf(has: (slot: number) => boolean): ReplaceMode | undefined {
  const supplied = Object.entries(REPLACE_SLOTS).filter(([name, slot]) => name !== 'source' && has(slot));
  return MODES.get(supplied.map(([name]) => name).join(','));
}

function replaceText(call: Call, text: string, searched: string, replacement: string): string {
  if (searched === '') call.fail('argument', 'must not be empty', REPLACE_SLOTS.oldValue);
  const pieces = text.split(searched);
  const length = text.length + (pieces.length - 1) * (replacement.length - searched.length);
  if (length > MAXIMUM_VALUE_LENGTH) call.fail('limit', `exceeds ${MAXIMUM_VALUE_LENGTH} characters`);
  return pieces.join(replacement);
}

function withPattern<Result>(call: Call, run: (pattern: string) => Result): Result {
  const pattern = call.text(REPLACE_SLOTS.regexPattern) ?? '';
  try {
    return run(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const code = error.failure === 'limit' ? 'limit' : 'regular-expression';
    const reason = error.failure === 'unsupported' ? `not supported: ${error.message}` : error.message;
    return call.fail(code, `${quoted(pattern)}, ${reason}`, REPLACE_SLOTS.regexPattern, error);
  }
}

function groupName(call: Call, pattern: string): string {
  const name = call.text(REPLACE_SLOTS.regexGroupName) ?? '';
  if (!call.host.regularExpressions.groupsOf(pattern).has(name)) {
    call.fail('argument', `${quoted(name)} is no group of the pattern`, REPLACE_SLOTS.regexGroupName);
  }
  return name;
}

const EVALUATORS: Readonly<Record<ReplaceMode, (call: Call) => Value>> = {
  text(call) {
    const searched = call.text(REPLACE_SLOTS.oldValue) ?? '';
    const replacement = call.text(REPLACE_SLOTS.replacementValue) ?? '';
    return call.mapText(REPLACE_SLOTS.source, (text) => replaceText(call, text, searched, replacement));
  },
  template(call) {
    const searched = call.text(REPLACE_SLOTS.oldValue) ?? '';
    const template = call.text(REPLACE_SLOTS.template) ?? '';
    return call.mapText(REPLACE_SLOTS.source, (text) => replaceText(call, template, searched, text));
  },
  pattern(call) {
    const replacement = call.text(REPLACE_SLOTS.replacementValue) ?? '';
    const { regularExpressions } = call.host;
    return withPattern(call, (pattern) =>
      call.mapText(REPLACE_SLOTS.source, (text) =>
        replaceMatches(regularExpressions, text, pattern, replacement, MAXIMUM_VALUE_LENGTH),
      ),
    );
  },
  group(call) {
    const replacement = call.text(REPLACE_SLOTS.replacementValue) ?? '';
    const { regularExpressions } = call.host;
    return withPattern(call, (pattern) => {
      const group = groupName(call, pattern);
      return call.mapText(REPLACE_SLOTS.source, (text) =>
        replaceGroup(regularExpressions, text, pattern, group, replacement, MAXIMUM_VALUE_LENGTH),
      );
    });
  },
  'other-attribute'(call) {
    const source = call.value(REPLACE_SLOTS.source);
    if (!isNullOrEmpty(source)) return source;
    const { regularExpressions } = call.host;
    return withPattern(call, (pattern) => {
      const group = groupName(call, pattern);
      const other = call.text(REPLACE_SLOTS.replacementAttributeName);
      return other === null ? null : (extractGroup(regularExpressions, other, pattern, group) ?? null);
    });
  },
};

/** The one function that replaces text, in five modes. */
export const replaceFunctions: readonly FunctionDefinition[] = [
  {
    name: 'Replace',
    family: 'replace',
    summary:
      'Replaces text, or what a regular expression matches. What it does follows from the slots that are supplied.',
    parameters: [
      { name: 'source', type: 'text', required: true, description: 'The text to work on.' },
      { name: 'oldValue', key: 'Find', type: 'text', required: false, description: 'The text to replace.' },
      {
        name: 'regexPattern',
        key: 'RegularExpression',
        type: 'text',
        required: false,
        description: 'The .NET regular expression to replace the matches of.',
      },
      {
        name: 'regexGroupName',
        key: 'RegularExpressionGroupName',
        type: 'text',
        required: false,
        description: 'The group of the pattern to replace, or to take.',
      },
      {
        name: 'replacementValue',
        key: 'Replacement',
        type: 'text',
        required: false,
        description: 'The new text; with a pattern, `${name}` stands for a group.',
      },
      {
        name: 'replacementAttributeName',
        key: 'ReplacementPropertyName',
        type: 'text',
        required: false,
        description: 'The attribute to take the group from when the source is empty.',
      },
      {
        name: 'template',
        key: 'Template',
        type: 'text',
        required: false,
        description: 'The text to put the source into.',
      },
    ],
    minimumArguments: 2,
    returns: 'text',
    nulls: {
      behaviour:
        'A null source gives null, except with replacementAttributeName, where a null or empty source is what makes the other attribute count.',
      basis: 'inferred',
    },
    documented: [
      'oldValue + replacementValue: every occurrence is replaced; letter case counts.',
      'oldValue + template: in the template, oldValue is replaced by the source.',
      'regexPattern + replacementValue: every match is replaced, with `${name}` for groups.',
      'regexPattern + regexGroupName + replacementValue: of every match, only the group is replaced.',
      'regexPattern + regexGroupName + replacementAttributeName: a source with a value is given as it is; otherwise the group of the other attribute is.',
      'An empty text (`""`) is a supplied slot, an empty slot is not.',
    ],
    inferred: [
      'Where regexGroupName is given, only the place of the group changes, not every occurrence of the text that it matched.',
      'A source without a match stays as it is; another attribute without a match gives null.',
      'Any other combination of slots is an error.',
      'An empty oldValue is an error.',
      'A list is worked on value by value.',
      'What a linear-time engine cannot run is an error: see [regular expressions](expressions.md#regular-expressions).',
    ],
    documentation: inReference('replace'),
    example: {
      expression: 'Replace([telephoneNumber], , "^\\\\+(?<country>\\\\d+) (?<number>.*)$", , "${number}", , )',
      attributes: { telephoneNumber: '+49 30 5550100' },
      expected: '30 5550100',
    },
    evaluate(call) {
      const mode = replaceModeOf((slot) => call.has(slot));
      if (mode !== undefined) return EVALUATORS[mode](call);
      return call.fail('replace-mode', `takes one of these combinations: ${REPLACE_MODES.join('; ')}`);
    },
  },
];
