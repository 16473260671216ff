import { RE2JS, RE2JSException } from 're2js';

/**
 * A pattern of a profile that is to match a text as a whole.
 *
 * Profiles come from anywhere, so patterns run in an engine whose time grows linearly with the text.
 *
 * @throws {RangeError} when the pattern is not RE2 syntax.
 */
export function compileWhole(pattern: string, options: { readonly anyCase?: boolean } = {}): (text: string) => boolean {
  try {
    const program = RE2JS.compile(pattern, options.anyCase ? RE2JS.CASE_INSENSITIVE : 0);
    return (text) => program.matches(text);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new RangeError(`"${pattern}" is no regular expression in RE2 syntax: ${error.message}`);
  }
}
