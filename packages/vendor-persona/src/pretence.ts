import type { PolicyAnswer, PolicyRequest } from 'scim-provider';
import type { ResourceProfile } from 'vendor-profiles';

/** A deletion that leaves the resource where it is, switched off. */
const deactivation: PolicyAnswer = {
  instead: 'patch',
  body: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'active', value: false }],
  },
};

/** What a vendor does in the place of a change that it does not carry out. */
export interface Pretence {
  readonly answer: PolicyAnswer;
  /** What is told of it; `undefined` for what the answer itself tells. */
  readonly note: string | undefined;
}

/**
 * Finds out whether a vendor answers a change as if it had been carried out.
 *
 * @returns `undefined` when it does what was asked for.
 */
export function pretenceOf({ requests }: ResourceProfile, { operation, body }: PolicyRequest): Pretence | undefined {
  if (operation === 'read' || operation === 'list') return undefined;
  if (operation === 'delete' && requests.delete === 'deactivate') return { answer: deactivation, note: undefined };
  if (requests[operation] !== 'ignore') return undefined;
  const note = `ignored the request (${operation})`;
  // Whether there is a resource to change is not pretended.
  if (operation !== 'create') return { answer: { instead: 'read', body: undefined }, note };
  // What is no resource at all is refused as ever.
  const isResource = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (!isResource) return undefined;
  const headers = { 'content-type': 'application/scim+json' };
  return { answer: { response: { status: 201, headers, body: JSON.stringify(body) } }, note };
}
