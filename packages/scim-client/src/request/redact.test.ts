import { expect, it } from 'vitest';
import { redactUrl, shown, withoutSecrets } from './redact.ts';

it('leaves what a filter compares with out of a URL (RFC 7644 §7.5.2)', () => {
  const url = `https://h/Users?filter=${encodeURIComponent('userName eq "a\\"b" and title co "é"')}&count=2&startIndex=1`;
  const shownUrl = redactUrl(url);
  expect(decodeURIComponent(shownUrl)).toBe(
    'https://h/Users?filter=userName eq "…" and title co "…"&count=2&startIndex=1',
  );
});

it('leaves out the value of every parameter that is not SCIM’s own, and what can’t be decoded', () => {
  expect(redactUrl('https://h/Users?token=abc&attributes=userName&cursor=xyz')).toBe(
    'https://h/Users?token=…&attributes=userName&cursor=…',
  );
  expect(redactUrl('https://h/Users?filter=%E0%A4%A')).not.toContain('%E0');
  expect(redactUrl('https://h/Users')).toBe('https://h/Users');
});

it('takes secrets out of text, but not what is too short to be one', () => {
  expect(withoutSecrets('token s3cr3t-token refused, s3cr3t-token!', ['s3cr3t-token', 'e'])).toBe(
    'token [redacted] refused, [redacted]!',
  );
  expect(withoutSecrets('p"as\\s or "p\\"as\\\\s"', ['p"as\\s'])).toBe('[redacted] or "[redacted]"');
  expect(withoutSecrets('userName eq "ada": adapted', ['ada'])).toBe('userName eq "[redacted]": adapted');
});

it('shows control and bidi characters escaped, and long text clipped', () => {
  expect(shown('a\u001b[31m\u202eb\n')).toBe('a\\u{1b}[31m\\u{202e}b\\u{a}');
  expect(shown('x'.repeat(400))).toHaveLength(300);
});
