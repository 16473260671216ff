import { quoted } from '../../text/printable.ts';
import { toLower, toProperCase, toUpper } from '../values/casing.ts';
import { normalizeDiacritics } from '../values/diacritics.ts';
import type { Value } from '../values/value.ts';
import type { Call } from './call.ts';
import {
  type FunctionDefinition,
  inCloudSync,
  inReference,
  LISTED_ONLY,
  type ParameterDefinition,
} from './definition.ts';

const SOURCE: ParameterDefinition = {
  name: 'source',
  type: 'text',
  required: true,
  description: 'The text to work on.',
};

const PER_VALUE = 'A list is worked on value by value.';
const NULL_STAYS_NULL = { behaviour: 'A null source gives null.', basis: 'inferred' } as const;

/** .NET's white space, which has U+0085 and lacks U+FEFF. */
const WHITE_SPACE = /[\t-\r\u0085\p{Z}]/u;

/** Cuts white space off both ends, character by character: a pattern would take quadratic time on inner runs. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && WHITE_SPACE.test(text[start]!)) start++;
  while (end > start && WHITE_SPACE.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

function cased(call: Call, change: (text: string, culture: string) => string): Value {
  const culture = call.text(1) ?? '';
  return call.mapText(0, (text) => {
    try {
      return change(text, culture);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return call.fail('argument', `${quoted(culture)} is no name of a culture`, 1, error);
    }
  });
}

const CULTURE: ParameterDefinition = {
  name: 'culture',
  type: 'text',
  required: false,
  description: 'The name of a culture, such as `tr-TR`; the invariant culture when left out.',
};

function caseDocumentation(direction: string): Pick<FunctionDefinition, 'documented' | 'inferred'> {
  return {
    documented: ['Without a culture the rules of the invariant culture hold.'],
    inferred: [
      `A letter whose ${direction} form is more than one character stays as it is, as in .NET.`,
      'An unknown name of a culture is an error.',
      PER_VALUE,
    ],
  };
}

/** Functions that build, cut and change text. */
export const textFunctions: readonly FunctionDefinition[] = [
  {
    name: 'Append',
    family: 'text',
    summary: 'Puts a text behind another one.',
    parameters: [SOURCE, { name: 'suffix', type: 'text', required: true, description: 'The text to put behind it.' }],
    returns: 'text',
    nulls: { behaviour: 'Null counts as empty text.', basis: 'inferred' },
    inferred: ['A list gets the suffix behind each of its values.'],
    documentation: inReference('append'),
    example: {
      expression: 'Append([mailNickname], "-external")',
      attributes: { mailNickname: 'ada' },
      expected: 'ada-external',
    },
    evaluate(call) {
      const suffix = call.text(1) ?? '';
      return call.mapText(0, (text) => text + suffix) ?? suffix;
    },
  },
  {
    name: 'Prepend',
    family: 'text',
    summary: 'Puts a text in front of another one.',
    parameters: [{ name: 'prefix', type: 'text', required: true, description: 'The text to put in front.' }, SOURCE],
    returns: 'text',
    nulls: { behaviour: 'Null counts as empty text.', basis: 'inferred' },
    inferred: ['Works as the mirror image of Append.'],
    documentation: LISTED_ONLY,
    example: {
      expression: 'Prepend("ext-", [mailNickname])',
      attributes: { mailNickname: 'ada' },
      expected: 'ext-ada',
    },
    evaluate(call) {
      const prefix = call.text(0) ?? '';
      return call.mapText(1, (text) => prefix + text) ?? prefix;
    },
  },
  {
    name: 'Join',
    family: 'text',
    summary: 'Puts any number of values together with a separator between them.',
    parameters: [
      { name: 'separator', type: 'text', required: true, description: 'The text between the values; may be empty.' },
      { name: 'source', type: 'any', required: true, repeated: true, description: 'A value, or a list of values.' },
    ],
    returns: 'text',
    nulls: {
      behaviour:
        'Empty sources are passed over, so that no separator stands alone; null ones are as well, by inference.',
      basis: 'documented',
    },
    documented: ['Each value of a multi-valued source is joined.'],
    inferred: ['With nothing to join the result is empty text.'],
    documentation: inReference('join'),
    example: {
      expression: 'Join(".", [givenName], [middleName], [surname])',
      attributes: { givenName: 'Grace', middleName: null, surname: 'Hopper' },
      expected: 'Grace.Hopper',
    },
    evaluate(call) {
      const texts: string[] = [];
      for (let slot = 1; slot < call.slots; slot++) {
        for (const text of [call.value(slot) ?? []].flat()) texts.push(text);
      }
      return texts.filter((text) => text !== '').join(call.text(0) ?? '');
    },
  },
  {
    name: 'Left',
    family: 'text',
    summary: 'Gives the first characters of a text.',
    parameters: [
      { name: 'string', key: 'source', type: 'text', required: true, description: 'The text to cut.' },
      { name: 'numChars', key: 'length', type: 'integer', required: true, description: 'How many characters to keep.' },
    ],
    returns: 'text',
    nulls: { behaviour: 'A null source gives empty text.', basis: 'documented' },
    documented: [
      'Zero characters give empty text, a negative number gives the whole text.',
      'A number beyond the length gives the whole text.',
    ],
    inferred: [PER_VALUE, 'Characters are UTF-16 units.'],
    documentation: inReference('left'),
    example: { expression: 'Left([department], 4)', attributes: { department: 'Research' }, expected: 'Rese' },
    evaluate(call) {
      const count = call.count(1);
      return call.mapText(0, (text) => (count < 0 ? text : text.slice(0, count))) ?? '';
    },
  },
  {
    name: 'Mid',
    family: 'text',
    summary: 'Gives a number of characters from a position on.',
    parameters: [
      SOURCE,
      { name: 'start', type: 'integer', required: true, description: 'The position of the first character, from 1.' },
      { name: 'length', type: 'integer', required: true, description: 'How many characters; fewer at the end.' },
    ],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['Positions count from 1; a length beyond the end stops at the end.'],
    inferred: ['A start below 1 or behind the end, or a negative length, gives empty text.', PER_VALUE],
    documentation: inReference('mid'),
    example: { expression: 'Mid([employeeId], 3, 4)', attributes: { employeeId: 'DE-4711' }, expected: '-471' },
    evaluate(call) {
      const start = call.count(1);
      const length = call.count(2);
      return call.mapText(0, (text) => (start < 1 || length < 0 ? '' : text.slice(start - 1, start - 1 + length)));
    },
  },
  {
    name: 'Len',
    family: 'text',
    summary: 'Counts the characters of a text.',
    parameters: [{ name: 'string', type: 'text', required: true, description: 'The text to measure.' }],
    returns: 'number',
    nulls: { behaviour: 'Null and empty text have the length 0.', basis: 'documented' },
    documented: ['A number is measured as it is written.'],
    inferred: ['Characters are UTF-16 units.'],
    documentation: inReference('len'),
    example: { expression: 'Len([postalCode])', attributes: { postalCode: '10115' }, expected: '5' },
    evaluate: (call) => String((call.text(0) ?? '').length),
  },
  {
    name: 'InStr',
    family: 'text',
    summary: 'Finds where a text first occurs in another one.',
    parameters: [
      { name: 'value1', type: 'text', required: true, description: 'The text to search.' },
      { name: 'value2', type: 'text', required: true, description: 'The text to look for.' },
      { name: 'start', type: 'integer', required: false, description: 'Where to begin, from 1; 1 when left out.' },
      {
        name: 'compareType',
        type: 'text',
        required: false,
        words: ['vbTextCompare', 'vbBinaryCompare'],
        description: 'Whether letter case counts (`vbBinaryCompare`) or not (`vbTextCompare`).',
      },
    ],
    returns: 'number',
    nulls: { behaviour: 'Null on either side gives 0.', basis: 'inferred' },
    documented: ['Positions count from 1; 0 means that the text does not occur.'],
    inferred: [
      'Without compareType letter case counts.',
      'Empty text is found at the start position.',
      'A start below 1 is an error.',
    ],
    documentation: inReference('instr'),
    example: {
      expression: 'InStr([mail], "@")',
      attributes: { mail: 'ada@example.com' },
      expected: '4',
    },
    evaluate(call) {
      const text = call.text(0);
      const searched = call.text(1);
      const start = call.has(2) ? call.count(2) : 1;
      if (start < 1) call.fail('argument', 'counts from 1', 2);
      const compareType = (call.text(3) ?? 'vbBinaryCompare').toLowerCase();
      if (!['vbtextcompare', 'vbbinarycompare'].includes(compareType)) {
        call.fail('argument', 'must be vbTextCompare or vbBinaryCompare', 3);
      }
      if (text === null || searched === null || start > text.length + 1) return '0';
      const fold = compareType === 'vbtextcompare' ? toLower : (same: string) => same;
      return String(fold(text).indexOf(fold(searched), start - 1) + 1);
    },
  },
  {
    name: 'StripSpaces',
    family: 'text',
    summary: 'Removes every space of a text.',
    parameters: [SOURCE],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['Spaces are removed everywhere, not only at the ends.'],
    inferred: ['Only U+0020 is a space here.', PER_VALUE],
    documentation: inReference('stripspaces'),
    example: {
      expression: 'StripSpaces([displayName])',
      attributes: { displayName: 'Ada King Lovelace' },
      expected: 'AdaKingLovelace',
    },
    evaluate: (call) => call.mapText(0, (text) => text.replaceAll(' ', '')),
  },
  {
    name: 'Trim',
    family: 'text',
    summary: 'Removes white space at both ends of a text.',
    parameters: [{ ...SOURCE, name: 'value', key: 'source', acceptsList: true }],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['Each value of a multi-valued attribute is trimmed.'],
    documentation: inCloudSync('trim'),
    example: {
      expression: 'Trim([otherTelephone])',
      attributes: { otherTelephone: [' 100', '200 '] },
      expected: ['100', '200'],
    },
    evaluate: (call) => call.mapText(0, trim),
  },
  {
    name: 'ToLower',
    family: 'text',
    summary: 'Writes a text in lower case.',
    parameters: [SOURCE, CULTURE],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    ...caseDocumentation('lower-case'),
    documentation: inReference('tolower'),
    example: { expression: 'ToLower([mail])', attributes: { mail: 'Ada@Example.com' }, expected: 'ada@example.com' },
    evaluate: (call) => cased(call, toLower),
  },
  {
    name: 'ToUpper',
    family: 'text',
    summary: 'Writes a text in upper case.',
    parameters: [SOURCE, CULTURE],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    ...caseDocumentation('upper-case'),
    documentation: inReference('toupper'),
    example: { expression: 'ToUpper([country])', attributes: { country: 'de' }, expected: 'DE' },
    evaluate: (call) => cased(call, toUpper),
  },
  {
    name: 'PCase',
    family: 'text',
    summary: 'Writes every word with a capital first letter and lower case behind it.',
    parameters: [
      SOURCE,
      {
        name: 'wordSeparators',
        type: 'text',
        required: false,
        description: 'The characters between words; white space, punctuation and symbols when left out.',
      },
    ],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['With wordSeparators no other character ends a word.'],
    inferred: ['An apostrophe ends a word unless wordSeparators are given without it.', PER_VALUE],
    documentation: inReference('pcase'),
    example: {
      expression: 'PCase([displayName])',
      attributes: { displayName: 'ADA king-NOEL' },
      expected: 'Ada King-Noel',
    },
    evaluate(call) {
      const separators = call.text(1) ?? undefined;
      return call.mapText(0, (text) => toProperCase(text, separators));
    },
  },
  {
    name: 'Word',
    family: 'text',
    summary: 'Gives one word of a text.',
    parameters: [
      { name: 'string', type: 'text', required: true, description: 'The text that holds the words.' },
      { name: 'wordNumber', type: 'integer', required: true, description: 'Which word, from 1.' },
      { name: 'delimiters', type: 'text', required: true, description: 'The characters that stand between words.' },
    ],
    returns: 'text',
    nulls: { behaviour: 'A null text gives empty text.', basis: 'documented' },
    documented: [
      'Every single character of delimiters ends a word.',
      'A number below 1, or beyond the last word, gives empty text.',
    ],
    inferred: ['Several delimiters in a row count once.', PER_VALUE],
    documentation: inReference('word'),
    example: {
      expression: 'Word([displayName], 2, " ,")',
      attributes: { displayName: 'Hopper, Grace' },
      expected: 'Grace',
    },
    evaluate(call) {
      const number = call.count(1);
      const delimiters = new Set(call.text(2) ?? '');
      return call.mapText(0, (text) => wordOf(text, number, delimiters)) ?? '';
    },
  },
  {
    name: 'NormalizeDiacritics',
    family: 'text',
    summary: 'Replaces Latin letters with accents and other marks by plain letters.',
    parameters: [SOURCE],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['`ß` becomes `ss`, `æ` `ae`, `ø` `oe`, `ł` `l`, `ı` `i`; German umlauts become the plain vowel.'],
    inferred: ['Letters that are in no table and do not decompose, such as `đ` or `þ`, stay.', PER_VALUE],
    documentation: inReference('normalizediacritics'),
    example: {
      expression: 'NormalizeDiacritics([surname])',
      attributes: { surname: 'Gödel-Łukasiewicz' },
      expected: 'Godel-Lukasiewicz',
    },
    evaluate: (call) => call.mapText(0, normalizeDiacritics),
  },
];

function wordOf(text: string, number: number, delimiters: ReadonlySet<string>): string {
  let found = 0;
  let word = '';
  for (const character of text) {
    if (!delimiters.has(character)) {
      if (word === '') found++;
      word += character;
    } else {
      if (found === number && word !== '') return word;
      word = '';
    }
  }
  return found === number ? word : '';
}
