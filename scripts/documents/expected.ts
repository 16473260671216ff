/** In expected output, stands for whatever differs from run to run: ids, times, versions. */
const ELLIPSIS = '…';

/** Throws when the output is not the expected one; `output` names the form: JSON is compared as data, the rest as text. */
export function compareOutput(expected: string, actual: string, language: string): void {
  const same = language === 'json' ? matchesJsonText(expected, actual) : matchesText(expected, actual);
  if (!same) throw new Error(`expected:\n${indent(expected)}\nprinted:\n${indent(actual)}`);
}

/** `…` matches anything in a line, and any number of lines where it stands alone. Blanks at the end of a line are ignored. */
export function matchesText(expected: string, actual: string): boolean {
  const pattern = trimLines(expected)
    .split('\n')
    .map((line) => (line.trim() === ELLIPSIS ? '(?:.*\n)*?' : `${line.split(ELLIPSIS).map(escapeRegExp).join('.*')}\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${trimLines(actual)}\n`);
}

/** `"…"` matches any value, `…` in a string any text, a key `…` any further keys, and a last element `"…"` any further ones. */
export function matchesJson(expected: unknown, actual: unknown): boolean {
  if (expected === ELLIPSIS) return true;
  if (typeof expected === 'string') return typeof actual === 'string' && matchesText(expected, actual);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return false;
    const open = expected.at(-1) === ELLIPSIS;
    const fixed = open ? expected.slice(0, -1) : expected;
    const lengthFits = open ? actual.length >= fixed.length : actual.length === fixed.length;
    return lengthFits && fixed.every((element, index) => matchesJson(element, actual[index]));
  }
  if (!isObject(expected)) return expected === actual;
  if (!isObject(actual)) return false;
  const names = Object.keys(expected).filter((name) => name !== ELLIPSIS);
  const countFits = ELLIPSIS in expected || Object.keys(actual).length === names.length;
  return countFits && names.every((name) => name in actual && matchesJson(expected[name], actual[name]));
}

function matchesJsonText(expected: string, actual: string): boolean {
  try {
    return matchesJson(JSON.parse(expected), JSON.parse(actual));
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function trimLines(text: string): string {
  return text.replace(/[ \t\r]+$/gm, '').replace(/\n+$/, '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '  ');
}
