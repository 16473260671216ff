/**
 * What an expression or a part of it evaluates to. Numbers, booleans and dates are text, as they are between the
 * functions of the service; `null` is the absence of a value.
 */
export type Value = string | readonly string[] | null;

/** What a source attribute may hold. Dates are text; binary values are bytes or base64 text. */
export type AttributeValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Uint8Array
  | { readonly [key: string]: unknown }
  | readonly AttributeValue[];

/** The most UTF-16 units that all texts of one value may have together. */
export const MAXIMUM_VALUE_LENGTH = 1_000_000;

/** The total length of the texts of a value. */
export function lengthOf(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'string') return value.length;
  return value.reduce((length, text) => length + text.length, 0);
}

/** The text of a boolean: `True` or `False`. */
export function booleanText(value: boolean): 'True' | 'False' {
  return value ? 'True' : 'False';
}

/** Tells whether a value is null, empty text, or a list without anything in it. */
export function isNullOrEmpty(value: Value): boolean {
  if (typeof value === 'string') return value === '';
  return value === null || value.every((text) => text === '');
}

const INTEGER = /^[+-]?\d{1,40}$/;
const HEXADECIMAL = /^&H[0-9A-F]{1,32}$/i;
const DECIMAL = /^[+-]?\d{1,40}(?:\.\d{1,40})?$/;

/** The whole number that a text stands for, in decimal or as `&H…`; `undefined` when it is none. */
export function parseInteger(text: string): bigint | undefined {
  const trimmed = text.trim();
  if (HEXADECIMAL.test(trimmed)) return BigInt(`0x${trimmed.slice(2)}`);
  return INTEGER.test(trimmed) ? BigInt(trimmed.replace('+', '')) : undefined;
}

/** Tells whether a text is a decimal number. */
export function isNumeric(text: string): boolean {
  return DECIMAL.test(text.trim());
}

/** Orders two texts: as numbers when both are numbers, otherwise by UTF-16 units. */
export function compareTexts(left: string, right: string): number {
  if (isNumeric(left) && isNumeric(right)) {
    const whole = [parseInteger(left), parseInteger(right)];
    const [a, b] = whole.includes(undefined) ? [Number(left), Number(right)] : [whole[0]!, whole[1]!];
    return a < b ? -1 : Number(a > b);
  }
  return left < right ? -1 : Number(left > right);
}

/**
 * The truth of a text: `True` and `False` in any letter case, numbers by being other than zero.
 *
 * @returns `undefined` for any other text.
 */
export function parseBoolean(text: string): boolean | undefined {
  const folded = text.trim().toLowerCase();
  if (folded === 'true') return true;
  if (folded === 'false') return false;
  return isNumeric(folded) ? Number(folded) !== 0 : undefined;
}
