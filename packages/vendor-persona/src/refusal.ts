import { ScimError } from 'scim-core';
import type { RequestAnswer, Verdict } from 'vendor-profiles';
import { sentence } from './sentence.ts';

/**
 * What a request is refused with. Vendors rarely publish status and keyword of their errors; where the profile has none, the
 * answer is a choice of this server: 501 for a kind of request that the vendor does not carry out (RFC 7644, table 8), else
 * 400.
 */
export function refusalOf({ status, scimType, evidence }: Verdict, answer: RequestAnswer | 'deactivate'): ScimError {
  const [decisive] = evidence;
  const detail = sentence(decisive?.reason ?? 'The vendor refuses this request');
  if (status !== undefined) return new ScimError(status, detail, { scimType });
  if (answer === 'reject') return new ScimError(501, detail);
  return new ScimError(400, detail, { scimType: decisive?.target === undefined ? 'invalidSyntax' : 'invalidValue' });
}
