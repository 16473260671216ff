import { ScimError } from 'scim-core';
import { quoted } from '../text.ts';

const VERSION = /^v(\d+)$/i;
const OURS = 'v2';

/**
 * Takes the protocol version out of a path: `/v2` may stand before the endpoint where the base URL does not end with it.
 *
 * @param segments Relative to the base URL.
 * @throws ScimError 400 `invalidVers` for another version.
 * @see [RFC 7644 §3.13](https://www.rfc-editor.org/rfc/rfc7644#section-3.13)
 */
export function withoutVersion(segments: readonly string[], basePath: string): readonly string[] {
  const [first = ''] = segments;
  if (!VERSION.test(first) || VERSION.test(basePath.split('/').at(-1) ?? '')) return segments;
  if (first.toLowerCase() !== OURS) throw wrongVersion(first);
  return segments.slice(1);
}

/**
 * The error for a path beside the base URL that names another version: `/scim/v1/Users` where the base is `/scim/v2`.
 *
 * @returns `undefined` for any other path.
 */
export function otherVersion(path: string, basePath: string): ScimError | undefined {
  const base = basePath.split('/');
  if (base.pop()?.toLowerCase() !== OURS) return undefined;
  const root = `${base.join('/')}/`;
  const segment = path.startsWith(root) ? path.slice(root.length).split('/')[0]! : '';
  return VERSION.test(segment) && segment.toLowerCase() !== OURS ? wrongVersion(segment) : undefined;
}

function wrongVersion(version: string): ScimError {
  return new ScimError(400, `The protocol version ${quoted(version)} is not supported; use ${OURS}.`, {
    scimType: 'invalidVers',
  });
}
