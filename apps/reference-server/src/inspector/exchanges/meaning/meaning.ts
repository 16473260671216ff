import { printable } from 'scim-core';
import { isObject } from '../../../json-object.ts';
import { type ExchangeView, filterOf, operationsOf } from '../exchange-view.ts';
import { type Names, nameIn } from './names.ts';
import { patchMeaning } from './patch-meaning.ts';

/** The longest text of somebody else in a meaning. */
const longest = 120;

const discovery: Readonly<Record<string, string>> = {
  serviceproviderconfig: 'read what the server can do',
  resourcetypes: 'read the resource types',
  schemas: 'read the schemas',
};

/** Says what an exchange came to, in a few words. */
export async function meaningOf(view: ExchangeView, names: Names): Promise<string> {
  const { status } = view.exchange;
  if (status === 0) return 'the connection was cut';
  if (status >= 400) return refusal(view);
  if (status === 304) return 'not changed since it was last read';
  return short(await success(view, names));
}

function refusal({ exchange, type, id, answered }: ExchangeView): string {
  const { status, method } = exchange;
  if (status === 404 && method === 'GET' && type !== undefined && id !== undefined) return `no such ${type.name}`;
  const { scimType, detail } = answered ?? {};
  const kind = typeof scimType === 'string' ? ` (${scimType})` : '';
  return short(
    typeof detail === 'string' && detail !== '' ? `refused${kind}: ${detail}` : `refused with ${status}${kind}`,
  );
}

async function success(view: ExchangeView, names: Names): Promise<string> {
  const { exchange, segments, type, id, answered = {}, sent } = view;
  const { method, tenant, changes } = exchange;
  const first = segments[0]?.toLowerCase() ?? '';
  if (type === undefined) {
    if (first === 'bulk') return bulkMeaning(sent?.Operations, answered.Operations);
    return (
      discovery[first] ?? (Array.isArray(answered.Resources) ? listMeaning(view, 'resource') : `answered ${method}`)
    );
  }
  if (id === undefined) {
    const isSearch = segments[1] === '.search';
    if (method === 'POST' && !isSearch) return `created ${type.name} ${nameIn(answered) ?? String(answered.id ?? '')}`;
    return listMeaning(view, type.name);
  }
  const name = nameIn(answered) ?? (await names.of(tenant, type, id));
  const what = `${type.name} ${name}`;
  if (method === 'GET' || method === 'HEAD') return `read ${what}`;
  if (method === 'DELETE') return `deleted ${what}`;
  const isNothing = changes.length === 0;
  if (method === 'PUT') return isNothing ? `changed nothing of ${what}` : `replaced ${what}`;
  return isNothing ? `changed nothing of ${what}` : patchMeaning(operationsOf(view), what, name);
}

function listMeaning(view: ExchangeView, typeName: string): string {
  const { totalResults, Resources } = view.answered ?? {};
  const total = typeof totalResults === 'number' ? totalResults : 0;
  const nouns = `${typeName}${total === 1 ? '' : 's'}`;
  if (filterOf(view) !== undefined) return `matched ${total} ${nouns}`;
  return `listed ${Array.isArray(Resources) ? Resources.length : 0} of ${total} ${nouns}`;
}

function bulkMeaning(sent: unknown, answered: unknown): string {
  const count = Array.isArray(sent) ? sent.length : 0;
  const failed = Array.isArray(answered)
    ? answered.filter((each) => isObject(each) && Number(each.status) >= 400).length
    : 0;
  return `carried out ${count - failed} of ${count} operations`;
}

function short(text: string): string {
  const line = printable(text);
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
