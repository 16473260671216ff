import type { Explanations } from '../reasons.ts';

/** Why no test notices these changes of the area `filter`. */
export const FILTER: Explanations = {
  'filter/attribute-resolver.ts': {
    'if (target === undefined && path.schema === undefined) {': {
      excluded: ['path.schema === undefined => true'],
    },
    'throw this.refuse(path, `is no sub-attribute of ${name}.${didYouMean(path.attribute, names)}`, false);': {
      words: ['false => true'],
    },
    'false,': {
      words: ['false => true'],
    },
    '...(location === undefined ? {} : { location }),': {
      same: ['location === undefined => false'],
    },
  },
  'filter/bind.ts': {
    "if (filter.kind === 'present') return NEVER;": {
      same: ["filter.kind === 'present' => false", '\'present\' => ""'],
    },
  },
  'filter/builder.ts': {
    'if (this.#home !== undefined) homes.set(filter, this.#home);': {
      same: ['this.#home !== undefined => true'],
    },
    'const operand = problem ?? bindOperand(attribute, operator, value, () => false);': {
      same: ['() => false => () => undefined'],
    },
  },
  'filter/characters.ts': {
    'return code < 128 && (classes[code]! & START) !== 0;': {
      shortcut: ['code < 128 => true', 'code < 128 => code <= 128'],
    },
    'return code < 128 && (classes[code]! & PART) !== 0;': {
      shortcut: ['code < 128 => true', 'code < 128 => code <= 128'],
    },
    'return code < 128 && (classes[code]! & BREAK) !== 0;': {
      shortcut: ['code < 128 => true', 'code < 128 => code <= 128'],
    },
  },
  'filter/compile.ts': {
    'function equalityPredicate(filter: BoundComparison, access: Access): Predicate | undefined {': {
      shortcut: ['{ => {}'],
    },
    'const inElement = access === elementAccess;': {
      shortcut: ['access === elementAccess => false'],
    },
    'const isDirect = inElement || (extension === undefined && subAttribute === undefined);': {
      shortcut: [
        'inElement || (extension === undefined && subAttribute === undefined) => false',
        'inElement || (extension === undefined && subAttribute === undefined) => inElement && extension === undefined && subAttribute === undefined',
        'extension === undefined && subAttribute === undefined => false',
      ],
    },
    'if (direct === undefined || !isDirect || direct.multiValued) return undefined;': {
      shortcut: ['direct === undefined || !isDirect || direct.multiValued => true'],
    },
    'if (key === undefined) return undefined;': {
      shortcut: ['key === undefined => true'],
    },
    'if (predicates.length > MOST_NESTED) return (candidate) => predicates.every((holds) => holds(candidate));': {
      shortcut: [
        'predicates.length > MOST_NESTED => true',
        'predicates.length > MOST_NESTED => false',
        'predicates.length > MOST_NESTED => predicates.length >= MOST_NESTED',
        'predicates.length > MOST_NESTED => predicates.length <= MOST_NESTED',
      ],
    },
    'if (predicates.length > MOST_NESTED) return (candidate) => predicates.some((holds) => holds(candidate));': {
      shortcut: [
        'predicates.length > MOST_NESTED => true',
        'predicates.length > MOST_NESTED => predicates.length >= MOST_NESTED',
      ],
    },
    'if (extension !== undefined) {': {
      same: ['extension !== undefined => true'],
    },
    'if (!subAttribute.multiValued) return (element) => test((element as Members | undefined)?.[part]);': {
      same: ['!subAttribute.multiValued => false'],
    },
  },
  'filter/explain.ts': {
    'const bound = scope === undefined ? bindFilter(filter, options) : bindElementFilter(filter, scope, options);': {
      same: ['scope === undefined => false'],
    },
    "if (bound.kind !== 'element') return () => [];": {
      same: ["bound.kind !== 'element' => false"],
    },
    'switch (bound?.kind) {': {
      excluded: ['bound?.kind => bound.kind'],
    },
    'return comparedTarget(bound.filters.at(-1));': {
      same: ['-1 => +1'],
    },
    'default:': {
      same: ['default: => default:'],
    },
    'const container = extension === undefined ? candidate : (candidate as Members)?.[extension];': {
      excluded: ['(candidate as Members)?.[extension] => (candidate as Members)[extension]'],
    },
    'const found = inElement ? candidate : (container as Members)?.[attribute.name];': {
      excluded: ['(container as Members)?.[attribute.name] => (container as Members)[attribute.name]'],
    },
    "const secrets = target?.attribute.subAttributes.filter(({ returned }) => returned === 'never') ?? [];": {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'if (secrets.length === 0 || target?.subAttribute !== undefined) return values;': {
      excluded: ['target?.subAttribute => target.subAttribute'],
    },
  },
  'filter/filter-parser.ts': {
    'if (position === text.length) return false;': {
      shortcut: ['position === text.length => false'],
    },
  },
  'filter/fold.ts': {
    'if (text.length > SHORT) return ASCII.test(text);': {
      shortcut: [
        'text.length > SHORT => true',
        'text.length > SHORT => false',
        'text.length > SHORT => text.length >= SHORT',
        'text.length > SHORT => text.length <= SHORT',
      ],
    },
    'for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;': {
      bound: ['index < text.length => index <= text.length'],
    },
    'if (isAscii(text)) return text.toLowerCase();': {
      shortcut: ['isAscii(text) => false'],
    },
    'if (code >= 128) return BEYOND_ASCII;': {
      shortcut: ['code >= 128 => true'],
      bound: ['code >= 128 => code > 128'],
    },
    'const last = value.charCodeAt(length - 1);': {
      shortcut: ['length - 1 => length + 1'],
    },
    'if (last < 128 && LOWER[last] !== key.charCodeAt(length - 1)) return false;': {
      shortcut: ['last < 128 && LOWER[last] !== key.charCodeAt(length - 1) => false'],
      bound: ['last < 128 => last <= 128'],
    },
    'const outcome = length < LONG ? matchesAsciiAt(value, 0, key) : matchesAsciiFromEnd(value, key);': {
      shortcut: [
        'length < LONG => true',
        'length < LONG => false',
        'length < LONG => length <= LONG',
        'length < LONG => length >= LONG',
      ],
    },
    'return outcome === BEYOND_ASCII ? foldCase(value) === key : outcome === 1;': {
      shortcut: ['outcome === BEYOND_ASCII => true'],
    },
  },
  'filter/literal.ts': {
    'const recased = end - start <= 5 ? LITERALS.get(word.toLowerCase()) : undefined;': {
      shortcut: ['end - start <= 5 => true'],
    },
    'let escaped = false;': {
      shortcut: ['false => true'],
    },
    'if (end >= text.length)': {
      bound: ['end >= text.length => end > text.length'],
    },
    'if (!escaped) return text.slice(start + 1, end);': {
      shortcut: ['!escaped => false'],
    },
    'for (let at = start + 1; at < end; at += 1) {': {
      bound: ['start + 1 => start - 1', 'at < end => at <= end'],
    },
  },
  'filter/operand.ts': {
    'const key = value === undefined ? undefined : operandKey(attribute, operator, value);': {
      excluded: ['value === undefined => false'],
    },
    'if (value === undefined || (key === undefined && !isEmptyText)) {': {
      excluded: ['value === undefined => false'],
    },
    "const word = typeof given === 'string' ? given.toLowerCase() : '';": {
      placeholder: ['\'\' => "Stryker was here!"'],
    },
    "if (typeof given !== 'string' || !/^-?\\d+(\\.\\d+)?$/.test(given)) return undefined;": {
      same: ["typeof given !== 'string' => false"],
    },
  },
  'filter/operator.ts': {
    'default:': {
      same: ['default: => default:'],
    },
  },
  'filter/redact-filter.ts': {
    "if (error instanceof ScimError) return '…';": {
      excluded: ['error instanceof ScimError => true'],
    },
    '} catch (error) {': {
      excluded: ['{ => {}'],
    },
    'if (!(error instanceof ScimError)) throw error;': {
      excluded: ['!(error instanceof ScimError) => false'],
    },
    "case 'present':": {
      same: ["case 'present': => case 'present':"],
    },
  },
  'filter/refute.ts': {
    'if (value === undefined || part === undefined) return value !== undefined;': {
      shortcut: ['value === undefined => false'],
    },
  },
  'filter/value-test.ts': {
    "return String(comparisonKey(attribute, text) ?? '');": {
      placeholder: ['\'\' => "Stryker was here!"'],
    },
    "if (typeof key !== 'string') {": {
      shortcut: ["typeof key !== 'string' => false", '{ => {}'],
    },
    "return (candidate) => typeof candidate === 'string' && comparisonKey(attribute, candidate) === key;": {
      shortcut: ["typeof candidate === 'string' => true"],
    },
    "if (attribute.type !== 'string') {": {
      shortcut: ["attribute.type !== 'string' => true", '\'string\' => ""'],
    },
    "candidate === value || (typeof candidate === 'string' && comparisonKey(attribute, candidate) === key);": {
      shortcut: ['candidate === value => false', "typeof candidate === 'string' => true"],
    },
    'if (isAscii(key))': {
      shortcut: ['isAscii(key) => false'],
    },
    'candidate.length === key.length &&': {
      shortcut: ['candidate.length === key.length => true'],
    },
    "if (!isAscii(key)) return (candidate) => typeof candidate === 'string' && foldCase(candidate) === key;": {
      shortcut: ['!isAscii(key) => true'],
    },
    'export function asciiEqualityKey({ target, operator, key }: BoundComparison): string | undefined {': {
      shortcut: ['{ => {}'],
    },
    "return operator === 'eq' && !caseExact && typeof key === 'string' && isAscii(key) ? key : undefined;": {
      shortcut: [
        "operator === 'eq' && !caseExact && typeof key === 'string' && isAscii(key) => false",
        '\'eq\' => ""',
        '\'string\' => ""',
      ],
    },
    'if (normalize !== foldCase || !isAscii(key)) {': {
      shortcut: ['normalize !== foldCase || !isAscii(key) => true'],
    },
    "if (typeof candidate !== 'string' || candidate.length < length) return false;": {
      shortcut: ['candidate.length < length => false'],
    },
    'if (outcome === BEYOND_ASCII || candidate.charCodeAt(length) >= 128) return foldCase(candidate).startsWith(key);':
      {
        shortcut: ['outcome === BEYOND_ASCII || candidate.charCodeAt(length) >= 128 => true'],
        bound: ['candidate.charCodeAt(length) >= 128 => candidate.charCodeAt(length) > 128'],
      },
    "if (attribute.type === 'dateTime') {": {
      shortcut: ["attribute.type === 'dateTime' => true"],
    },
    "return typeof instant === 'number' && accepts(instant - number);": {
      same: ["typeof instant === 'number' => true"],
    },
  },
};
