import { describe, expect, it } from 'vitest';
import { canonicalResourceUri, canonicalUri } from './canonical-uri.ts';

describe('canonicalUri', () => {
  it.each([
    // RFC 3986 §6.2.2.1: scheme and host in any letter case; user information and path as they are.
    ['HTTPS://Example.COM/Users/Ab', 'https://example.com/Users/Ab'],
    ['https://User:Secret@Example.COM/a', 'https://User:Secret@example.com/a'],
    // §6.2.2.2: what need not be encoded is not, and the rest has capital digits.
    ['https://h.example/%7euser/%61b', 'https://h.example/~user/ab'],
    ['https://h.example/caf%c3%a9%2f', 'https://h.example/caf%C3%A9%2F'],
    // §6.2.2.3 and §5.2.4: no dot segments; one at the end leaves its slash.
    ['https://h.example/a/./b/../c', 'https://h.example/a/c'],
    ['https://h.example/a/b/..', 'https://h.example/a/'],
    ['https://h.example/a/b/.', 'https://h.example/a/b/'],
    ['https://h.example/../a', 'https://h.example/a'],
    ['https://h.example/.well-known/scim', 'https://h.example/.well-known/scim'],
    // §6.2.3: the default port and an empty path say nothing.
    ['https://h.example', 'https://h.example/'],
    ['https://h.example?a=b', 'https://h.example/?a=b'],
    ['https://h.example:443/a', 'https://h.example/a'],
    ['https://h.example:/a', 'https://h.example/a'],
    ['http://h.example:80/a', 'http://h.example/a'],
    ['https://h.example:80/a', 'https://h.example:80/a'],
    ['ldap://h.example:389/a', 'ldap://h.example:389/a'],
    ['ldap://undefined.example/a', 'ldap://undefined.example/a'],
    // Relative to the base URL; anything else has no structure to speak of.
    ['/Groups/../Users/1#Part', '/Users/1#Part'],
    ['urn:Example:A/../B', 'urn:Example:A/../B'],
    ['../Users/1', '../Users/1'],
  ])('makes of %s %s', (uri, canonical) => {
    expect(canonicalUri(uri)).toBe(canonical);
    expect(canonicalUri(canonical)).toBe(canonical);
  });

  it('leaves a segment such as v2 alone, which only the URI of a SCIM resource may lose', () => {
    expect(canonicalUri('https://h.example/scim/v2/Users/1')).toBe('https://h.example/scim/v2/Users/1');
    expect(canonicalResourceUri('https://h.example/scim/V2.0/Users/1')).toBe('https://h.example/scim/Users/1');
    expect(canonicalResourceUri('https://h.example/v2/v1/Users/1')).toBe('https://h.example/v2/Users/1');
    expect(canonicalResourceUri('https://h.example/v2/Users')).toBe('https://h.example/v2/Users');
  });
});
