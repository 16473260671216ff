/**
 * Makes a test of paths behind a SCIM base URL: with a text that has `*` for anything the path without its query, with a
 * regular expression all of it.
 */
export function pathTest(path: string | RegExp): (path: string) => boolean {
  if (typeof path !== 'string') return (candidate) => candidate.search(path) !== -1;
  const parts = path.split('*');
  return (candidate) => matchesParts(candidate.split('?', 1)[0]!, parts);
}

/** Looks for the parts one behind the other, so that no number of stars takes long. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const index = text.indexOf(part, from);
    if (index === -1) return false;
    from = index + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
