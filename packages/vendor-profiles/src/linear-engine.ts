import { RE2JS, RE2JSException } from 're2js';

/**
 * Runs a pattern in time that grows linearly with the text, whatever the pattern is.
 *
 * @throws {RangeError} when the pattern is not RE2 syntax.
 */
export function linearEngine(pattern: string, anyCase: boolean): (text: string) => boolean {
  try {
    const program = RE2JS.compile(pattern, anyCase ? RE2JS.CASE_INSENSITIVE : 0);
    return (text) => program.matches(text);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new RangeError(`"${pattern}" is no regular expression in RE2 syntax: ${error.message}`);
  }
}
