import type { Provider, ProviderRequest, ProviderResponse } from 'scim-provider';
import { scimJson } from '../http/answer.ts';
import { addNote, type RequestContext } from '../http/exchange-state.ts';
import { bodyOf, textOf } from './request-parts.ts';

/** A kind of request that a vendor may answer without carrying it out. */
export type Change = 'create' | 'replace' | 'patch' | 'delete';

const jsonHeaders = { 'content-type': scimJson };
const noContent: ProviderResponse = { status: 204, headers: {}, body: undefined };

/** Which kind of change a request is; `undefined` when it is none. */
export function changeOf(method: string, isOne: boolean): Change | undefined {
  if (!isOne) return method === 'POST' ? 'create' : undefined;
  return ({ PUT: 'replace', PATCH: 'patch', DELETE: 'delete' } as const)[method];
}

/** A deletion that leaves the resource where it is, switched off. */
export async function deactivate(provider: Provider, request: ProviderRequest): Promise<ProviderResponse> {
  const body = JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'active', value: false }],
  });
  const headers = { ...request.headers, ...jsonHeaders };
  const response = await provider.handle({ ...request, method: 'PATCH', headers, body });
  return response.status < 300 ? noContent : response;
}

/** Answers a change as if it had been carried out. */
export async function pretend(provider: Provider, request: ProviderRequest, change: Change): Promise<ProviderResponse> {
  addNote(request.context as RequestContext, `ignored the request (${change})`);
  if (change === 'create') {
    // What is no resource at all is refused as ever.
    const isResource = bodyOf(request) !== undefined;
    return isResource ? { status: 201, headers: jsonHeaders, body: textOf(request) } : provider.handle(request);
  }
  // Whether there is a resource to change is not pretended.
  const { 'if-match': _, ...headers } = request.headers ?? {};
  const present = await provider.handle({ ...request, method: 'GET', headers, body: undefined });
  return change === 'replace' || present.status >= 400 ? present : noContent;
}
