import { describe, expect, it } from 'vitest';
import { bytesOf, durationOf, parsed, plural, pretty, shortUrl, timeOf, visible } from './format.ts';

describe('text that is shown', () => {
  it('escapes what can not be seen, and keeps lines and tabs', () => {
    expect(visible('a\u202egnp.exe\n\tb\u0000')).toBe('a\\u{202e}gnp.exe\n\tb\\u{0}');
  });

  it.each([
    ['/scim/v2/Users?filter=userName%20eq%20%22ada%22', '/Users?filter=userName eq "ada"'],
    ['/t/acme/scim/v2/Users?filter=a+eq+1', '/Users?filter=a eq 1'],
    ['/scim/v2', '/'],
    ['/scim/v2/Users?filter=%E0%A4%A', '/Users?filter=%E0%A4%A'],
    ['/scim/v2/Users?filter=%E2%80%AE', '/Users?filter=\\u{202e}'],
    ['/elsewhere/scim/v2/Users', '/elsewhere/scim/v2/Users'],
  ])('shows %s as %s', (url, shown) => {
    expect(shortUrl(url)).toBe(shown);
  });

  it('gives durations and sizes in the unit that fits', () => {
    expect([0.44, 2, 12.6, 61_000].map(durationOf)).toEqual(['0.4 ms', '2 ms', '13 ms', '61.0 s']);
    expect([12, 1500, 2_340_000].map(bytesOf)).toEqual(['12 B', '1.5 kB', '2.3 MB']);
    expect([plural(1, 'user'), plural(1_000_000, 'user')]).toEqual(['1 user', '1,000,000 users']);
  });

  it('shows a time that is none as it is', () => {
    expect(timeOf('soon\u202e')).toBe('soon\\u{202e}');
    expect(timeOf('2026-01-02T03:04:05.067Z')).toMatch(/^\d\d:\d\d:05\.067$/);
  });

  it('lays out JSON, and leaves what is none', () => {
    expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(pretty('<a>')).toBe('<a>');
    expect([parsed(''), parsed(null), parsed('{')]).toEqual([undefined, undefined, undefined]);
  });
});
