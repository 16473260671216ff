/** Codes of errors as Node's modules give them. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'this process may not read it'],
  ['EPERM', 'this process may not read it'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EFBIG', 'it is too large'],
]);

/**
 * Says in a few words why a file can't be read, for the end of a sentence. Goes by the `code` of the error, and needs no
 * module of Node's.
 *
 * @returns `undefined` for an error without a code, which reading a file doesn't give.
 *
 * @example
 * ```ts
 * whyUnreadable(Object.assign(new Error(), { code: 'ENOENT' })); // 'there is no such file'
 * whyUnreadable(Object.assign(new Error(), { code: 'EIO' })); // 'the system says EIO'
 * whyUnreadable(new RangeError()); // undefined
 * ```
 */
export function whyUnreadable(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined;
  return reasons.get(error.code) ?? `the system says ${error.code}`;
}
