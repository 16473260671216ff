import type { EvaluationHost } from './call.ts';
import { type FunctionDefinition, inReference } from './definition.ts';

/** The longest text that RandomString makes. */
export const MAXIMUM_RANDOM_LENGTH = 256;

const DIGITS = '0123456789';
const SPECIALS = '!@#$%^&*()-_=+[]{};:,.<>?';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWERS = 'abcdefghijklmnopqrstuvwxyz';
const CHARACTER_CLASSES = [DIGITS, SPECIALS, CAPITALS, LOWERS];

function below(host: EvaluationHost, limit: number): number {
  return Math.min(Math.floor(host.random() * limit), limit - 1);
}

function shuffle(host: EvaluationHost, characters: string[]): string {
  for (let index = characters.length - 1; index > 0; index--) {
    const other = below(host, index + 1);
    [characters[index], characters[other]] = [characters[other]!, characters[index]!];
  }
  return characters.join('');
}

/** A version 4 UUID. */
function randomGuid(host: EvaluationHost): string {
  const pattern = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';
  return pattern.replace(/[xy]/g, (place) => (place === 'x' ? below(host, 16) : 8 + below(host, 4)).toString(16));
}

/** Functions whose result comes from elsewhere than their arguments. */
export const generatorFunctions: readonly FunctionDefinition[] = [
  {
    name: 'SelectUniqueValue',
    family: 'generator',
    summary: 'Gives the first of several candidates that no other object has.',
    parameters: [
      { name: 'uniqueValueRule', type: 'text', required: true, repeated: true, description: 'A candidate.' },
    ],
    minimumArguments: 2,
    returns: 'text',
    nulls: { behaviour: 'A null or empty candidate is passed over.', basis: 'inferred' },
    documented: [
      'Candidates are tried in order, and later ones are not evaluated.',
      'When all are taken, the object fails and is tried again later.',
      'The look-up does not escape special characters, so that NormalizeDiacritics belongs around the candidates.',
    ],
    restriction:
      'Only as the outermost function, for mappings that apply during creation only, not for matching attributes, and only from Workday, SuccessFactors or the inbound API to Active Directory.',
    documentation: inReference('selectuniquevalue'),
    example: {
      expression: 'SelectUniqueValue([mailNickname], Append([mailNickname], "2"))',
      attributes: { mailNickname: 'ada' },
      taken: ['ada'],
      expected: 'ada2',
    },
    evaluate(call) {
      let taken = 0;
      for (let slot = 0; slot < call.slots; slot++) {
        const candidate = call.text(slot);
        if (candidate === null || candidate === '') continue;
        if (call.host.isTaken(candidate) !== true) return candidate;
        taken++;
      }
      const empty = call.slots - taken;
      const outcome = [...(taken > 0 ? [`${taken} taken`] : []), ...(empty > 0 ? [`${empty} without a value`] : [])];
      return call.fail('unique-value', `found none of ${call.slots} candidates free: ${outcome.join(', ')}`);
    },
  },
  {
    name: 'Guid',
    family: 'generator',
    summary: 'Makes a new identifier.',
    parameters: [],
    returns: 'text',
    nulls: { behaviour: 'Takes no argument.', basis: 'documented' },
    documented: ['Lower case, with hyphens.'],
    documentation: inReference('guid'),
    example: { expression: 'Guid()', random: [0], expected: '00000000-0000-4000-8000-000000000000' },
    evaluate: (call) => randomGuid(call.host),
  },
  {
    name: 'RandomString',
    family: 'generator',
    summary: 'Makes a text of random characters, such as an initial password.',
    parameters: [
      { name: 'length', type: 'integer', required: true, description: 'How many characters, 256 at most.' },
      { name: 'minimumNumbers', type: 'integer', required: true, description: 'How many digits at least.' },
      { name: 'minimumSpecialCharacters', type: 'integer', required: true, description: 'How many specials at least.' },
      { name: 'minimumCapital', type: 'integer', required: true, description: 'How many capital letters at least.' },
      { name: 'minimumLowerCase', type: 'integer', required: true, description: 'How many small letters at least.' },
      { name: 'charactersToAvoid', type: 'text', required: false, description: 'Characters that must not occur.' },
    ],
    returns: 'text',
    nulls: { behaviour: 'Null for a number is an error.', basis: 'inferred' },
    documented: ['The length must be at least the sum of digits, special characters and capital letters asked for.'],
    inferred: [
      'The special characters are `! @ # $ % ^ & * ( ) - _ = + [ ] { } ; : , . < > ?`; which ones the service takes is described nowhere.',
      'Beyond the minimums, characters come from the classes that have one; from small letters when none has.',
      'Small letters give way when the length does not suffice for all minimums.',
    ],
    documentation: inReference('randomstring'),
    example: { expression: 'RandomString(4, 2, 0, 0, 2)', random: [0], expected: '0aa0' },
    evaluate(call) {
      const length = call.count(0);
      if (length < 0 || length > MAXIMUM_RANDOM_LENGTH)
        call.fail('argument', `must be 0 to ${MAXIMUM_RANDOM_LENGTH}`, 0);
      const minimums = [1, 2, 3, 4].map((slot) => Math.max(0, call.count(slot)));
      if (minimums[0]! + minimums[1]! + minimums[2]! > length) {
        call.fail('argument', 'is less than the digits, special characters and capital letters asked for', 0);
      }
      const avoided = new Set(call.text(5) ?? '');
      const classes = CHARACTER_CLASSES.map((all) => [...all].filter((character) => !avoided.has(character)));
      const characters: string[] = [];
      const draw = (from: readonly string[]): void => {
        if (from.length === 0) call.fail('argument', 'leaves no character to choose from', 5);
        characters.push(from[below(call.host, from.length)]!);
      };
      for (const [index, minimum] of minimums.entries()) {
        for (let drawn = 0; drawn < minimum && characters.length < length; drawn++) draw(classes[index]!);
      }
      const wanted = classes.filter((_characters, index) => minimums[index]! > 0).flat();
      while (characters.length < length) draw(wanted.length > 0 ? wanted : classes[3]!);
      return shuffle(call.host, characters);
    },
  },
  {
    name: 'DefaultDomain',
    family: 'generator',
    summary: 'Gives the default domain of the tenant.',
    parameters: [],
    returns: 'text',
    nulls: { behaviour: 'Takes no argument.', basis: 'documented' },
    documented: ['Without a default domain the call fails.'],
    documentation: inReference('defaultdomain'),
    example: {
      expression: 'Join("@", [mailNickname], DefaultDomain())',
      attributes: { mailNickname: 'ada' },
      domain: 'example.com',
      expected: 'ada@example.com',
    },
    evaluate: (call) => call.host.domain ?? call.fail('context', 'needs the default domain of the tenant'),
  },
];
