import { DirectoryError } from './read-directory.ts';

/** An answer of Microsoft Graph as text; its name, such as that of a file, is said in errors. */
export type GraphPage = string | { readonly name: string; readonly text: string };

/** A list of Graph: one page, or all of them. */
export type GraphPages = GraphPage | readonly GraphPage[];

/** An object of JSON. */
export type GraphObject = Readonly<Record<string, unknown>>;

interface NamedPage {
  readonly name: string;
  readonly text: string;
  /** What the list is called in a sentence, where the name does not say it. */
  readonly list: string;
}

/**
 * Reads all pages of a list and puts them together.
 *
 * @param name What it is a list of.
 * @throws DirectoryError for what is no list, and for a list that is not whole: who is missing in it would count as deleted.
 * @see [Paging](https://learn.microsoft.com/graph/paging)
 */
export function readGraphList(name: string, pages: GraphPages): readonly GraphObject[] {
  const named = namePages(name, pages);
  const read = named.map((page) => ({ page, ...readPage(page) }));
  const last = read.at(-1);
  // Pages may come in any order, and one of them is the last.
  if (last !== undefined && read.every(({ isLast }) => !isLast)) {
    throw new DirectoryError(
      `${last.page.name}: ${last.page.list} goes on, so people are missing; get what its "@odata.nextLink" leads to, and so on until there is none, and name the files of all pages`,
    );
  }
  const items = new Map<string, GraphObject>();
  for (const { page, value } of read) {
    for (const item of value) items.set(item.id as string, joined(items.get(item.id as string), item, page));
  }
  const count = read.find((each) => each.count !== undefined)?.count;
  if (count !== undefined && count > items.size) {
    throw new DirectoryError(`${nameOf(name, pages)}: ${items.size} of ${count} are here; name the files of all pages`);
  }
  return [...items.values()];
}

/** A delta query tells of the members of a large group in several parts; anything else is there once. */
function joined(before: GraphObject | undefined, item: GraphObject, { name }: NamedPage): GraphObject {
  if (before === undefined) return item;
  const [some, more] = [before[DELTA_MEMBERS], item[DELTA_MEMBERS]];
  if (!Array.isArray(some) || !Array.isArray(more)) {
    throw new DirectoryError(`${name}: "${String(item.id)}" is in the list twice; is a page named twice?`);
  }
  return { ...before, ...item, [DELTA_MEMBERS]: [...some, ...more] };
}

/** Where a delta query has the members of a group. */
export const DELTA_MEMBERS = 'members@delta';

/** What a list is called in an error: its files, where they are known. */
export function nameOf(name: string, pages: GraphPages): string {
  return namePages(name, pages)
    .filter((page, index) => index === 0 || page.name !== `${name}, page ${index + 1}`)
    .map((page) => page.name)
    .join(', ');
}

function namePages(name: string, pages: GraphPages): readonly NamedPage[] {
  const all = Array.isArray(pages) ? (pages as readonly GraphPage[]) : [pages as GraphPage];
  return all.map((page, index) => {
    if (typeof page !== 'string') return { ...page, list: `the list of ${name}` };
    return { name: index === 0 ? name : `${name}, page ${index + 1}`, text: page, list: 'the list' };
  });
}

function readPage(page: NamedPage) {
  const json = parseGraph(page);
  if (Array.isArray(json)) return { value: checkItems(page, json), isLast: true, count: undefined };
  const answer = (json ?? {}) as GraphObject;
  const count = answer['@odata.count'];
  return {
    value: checkItems(page, answer.value),
    isLast: answer['@odata.nextLink'] === undefined,
    count: typeof count === 'number' ? count : undefined,
  };
}

function checkItems({ name }: NamedPage, items: unknown): readonly GraphObject[] {
  if (!Array.isArray(items) || !items.every((item) => typeof (item as GraphObject | null)?.id === 'string')) {
    throw new DirectoryError(`${name}: must be a list of objects with an id, or an object with such a list in "value"`);
  }
  // A delta query tells of what is gone, too.
  return (items as GraphObject[]).filter((item) => item['@removed'] === undefined);
}

/**
 * Parses an answer.
 *
 * @throws DirectoryError for what is no JSON, and for an error of Graph.
 */
export function parseGraph({ name, text }: { readonly name: string; readonly text: string }): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new DirectoryError(`${name}: it is no JSON: ${(error as Error).message}`);
  }
  const { code, message } = Object((json as GraphObject | null)?.error) as GraphObject;
  if (typeof code === 'string') throw new DirectoryError(`${name}: Graph answered ${code}: ${String(message)}`);
  return json;
}
