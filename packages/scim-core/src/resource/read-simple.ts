import type { Attribute } from '../schema/attribute.ts';
import { isDateTime } from './date-time.ts';
import type { ReadContext } from './read-context.ts';
import { FORMAT_NAMES, TEXT_FORMATS } from './text-format.ts';

/** Base64, with or without padding (RFC 7643 §2.3.6). */
const BASE64 = /^[A-Za-z0-9+/]+(={0,2})$/;
/** What no URI contains (RFC 3986 §2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_IN_URI = /[\u0000-\u0020"<>\\^`{|}\u007f]|%(?![0-9A-Fa-f]{2})/;
const NUMBER = /^-?\d{1,308}(\.\d+)?$/;

/**
 * Reads one simple value in the type of its attribute.
 *
 * @returns `undefined` when it is unassigned or wrong; what is wrong is reported to the context.
 */
export function readSimple(attribute: Attribute, value: unknown, path: string, context: ReadContext): unknown {
  switch (attribute.type) {
    case 'boolean':
      return readBoolean(attribute, value, path, context);
    case 'integer':
    case 'decimal':
      return readNumber(attribute, value, path, context);
    default:
      return readText(attribute, value, path, context);
  }
}

function readBoolean(attribute: Attribute, value: unknown, path: string, context: ReadContext): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === '' && context.tolerate('body.empty-text', path)) return undefined;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if ((word === 'true' || word === 'false') && context.tolerate('body.boolean-as-string', path)) return word === 'true';
  context.wrongType(path, attribute, 'true or false', value);
  return undefined;
}

function readNumber(attribute: Attribute, value: unknown, path: string, context: ReadContext): number | undefined {
  const isInteger = attribute.type === 'integer';
  if (value === '' && context.tolerate('body.empty-text', path)) return undefined;
  let number = value;
  if (typeof value === 'string' && NUMBER.test(value) && context.tolerate('body.number-as-string', path)) {
    number = Number(value);
  }
  // Text keeps every digit; a number that does not is another one.
  const isExact = number === value || !isInteger || Number.isSafeInteger(number);
  if (isExact && Number.isFinite(number) && (!isInteger || Number.isInteger(number))) return number as number;
  context.wrongType(path, attribute, isInteger ? 'an integer' : 'a number', value);
  return undefined;
}

function readText(attribute: Attribute, value: unknown, path: string, context: ReadContext): string | undefined {
  let text = value;
  if (attribute.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    if (context.tolerate('body.string-for-scalar', path)) text = String(value);
  }
  if (typeof text !== 'string') {
    context.wrongType(path, attribute, EXPECTED_TEXT[attribute.type as keyof typeof EXPECTED_TEXT], value);
    return undefined;
  }
  // An empty text is no date, but it is an empty text, an empty reference and no bytes at all.
  if (text === '' && (attribute.type !== 'dateTime' || context.tolerate('body.empty-text', path))) return undefined;
  if (!hasFormat(attribute, text) && !context.tolerate('body.value-format', path)) {
    const { format } = attribute;
    const expected =
      format === undefined ? EXPECTED_TEXT[attribute.type as keyof typeof EXPECTED_TEXT] : FORMAT_NAMES[format];
    context.wrongType(path, attribute, expected, value);
    return undefined;
  }
  return text;
}

const EXPECTED_TEXT = {
  string: 'text',
  reference: 'a URI',
  binary: 'base64',
  dateTime: 'a date and time such as "2011-05-13T04:42:34Z"',
} as const;

function hasFormat(attribute: Attribute, text: string): boolean {
  return hasTypeFormat(attribute, text) && (attribute.format === undefined || TEXT_FORMATS[attribute.format](text));
}

function hasTypeFormat(attribute: Attribute, text: string): boolean {
  switch (attribute.type) {
    case 'reference':
      return !NOT_IN_URI.test(text);
    case 'binary':
      return isBase64(text);
    case 'dateTime':
      return isDateTime(text);
    default:
      return true;
  }
}

/** Four digits are three bytes, so one digit more is no byte, and padding fills up to four. */
function isBase64(text: string): boolean {
  const padding = BASE64.exec(text)?.[1]?.length;
  if (padding === undefined) return false;
  return padding === 0 ? text.length % 4 !== 1 : text.length % 4 === 0;
}
