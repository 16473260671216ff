import { expect, it } from 'vitest';
import { judgeToken } from './verdict.ts';

const judge = (authorization: string | undefined, url = '/scim/v2/Users') =>
  judgeToken(authorization === undefined ? [] : [authorization], url, (candidate) => candidate === 'right');

it('accepts the right token', () => {
  expect(judge('Bearer right')).toEqual({ accepted: true });
  expect(judge('bearer right', '/scim/v2/Users?aadOptscim062020')).toEqual({ accepted: true });
});

// RFC 6750, section 3: the challenge names an error only when credentials of the right kind were there.
it.each([
  [undefined, '/Users', 401, 'Bearer realm="scim"', 'is missing'],
  ['', '/Users', 401, 'Bearer realm="scim"', 'is missing'],
  ['Basic cmlnaHQ6', '/Users', 401, 'Bearer realm="scim"', 'must read "Bearer"'],
  ['right', '/Users', 401, 'Bearer realm="scim"', 'must read "Bearer"'],
  ['Bearer wrong', '/Users', 401, 'Bearer realm="scim", error="invalid_token"', 'is not known'],
  [undefined, '/Users?access_token=right', 401, 'Bearer realm="scim"', 'in the URL is not accepted'],
  [
    'Bearer right',
    '/Users?count=1&access_token=right',
    400,
    'Bearer realm="scim", error="invalid_request"',
    'as well as',
  ],
])('refuses %j at %s with %d', (authorization, url, status, challenge, detail) => {
  expect(judge(authorization, url)).toMatchObject({ accepted: false, error: { status }, challenge });
  expect(judge(authorization, url)).toHaveProperty('error.detail', expect.stringContaining(detail));
});

// RFC 9110, section 5.3: a header that is no list comes once. Whoever reads the other one is deceived.
it('refuses more than one header, whichever is right', () => {
  for (const headers of [
    ['Bearer right', 'Bearer wrong'],
    ['Bearer wrong', 'Bearer right'],
    ['Bearer right', 'Bearer right'],
  ]) {
    const verdict = judgeToken(headers, '/scim/v2/Users', (candidate) => candidate === 'right');
    expect(verdict).toMatchObject({ accepted: false, error: { status: 400 } });
  }
});
