import type { JsonNode, ReadExport } from 'entra-mapping';

/** Where the portal takes the tenant URL. */
export const CONNECTION = 'Provisioning ▸ Admin Credentials ▸ Tenant URL, then Test Connection and Save';

/** A finding about what stands in no export is shown at the beginning of it. */
export function beginningOf({ schema }: ReadExport): { node: JsonNode; range: { start: number; end: number } } {
  const { node } = schema;
  return { node, range: { start: node.start, end: node.start + 1 } };
}

/** With or without a value, as guides write both. */
const FLAG = /^aadOptscim062020(=.*)?$/i;

/** Whether a tenant URL has the flag with which Entra follows the SCIM standard. */
export function hasFlag(url: string): boolean {
  return splitUrl(url)
    .query.split('&')
    .some((part) => FLAG.test(part));
}

/** The URL without its query, and the query; both may be given together with a second question mark. */
export function splitUrl(url: string): { readonly base: string; readonly query: string } {
  const at = url.indexOf('?');
  return at === -1 ? { base: url, query: '' } : { base: url.slice(0, at), query: url.slice(at + 1) };
}
