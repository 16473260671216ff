import { describe, expect, it } from 'vitest';
import { addressUrl, rootUrl } from './base-url.ts';

const local = 'http://127.0.0.1:7644';

describe('rootUrl', () => {
  it('repeats the host that the caller used', () => {
    expect(rootUrl({ protocol: 'http', host: 'localhost:7644' }, undefined, local)).toBe('http://localhost:7644');
    expect(rootUrl({ protocol: 'https', host: '[::1]:7644' }, undefined, local)).toBe('https://[::1]:7644');
  });

  it('prefers the public URL', () => {
    expect(rootUrl({ protocol: 'http', host: 'localhost' }, 'https://scim.example.com', local)).toBe(
      'https://scim.example.com',
    );
  });

  it.each(['', 'evil.example/path', 'a b', 'x"y', 'user@host', 'host:port', '[::1'])(
    'does not repeat the host %j',
    (host) => {
      expect(rootUrl({ protocol: 'http', host }, undefined, local)).toBe(local);
    },
  );

  it('does not repeat a protocol that is not one of the web', () => {
    expect(rootUrl({ protocol: 'javascript', host: 'localhost' }, undefined, local)).toBe(local);
  });
});

describe('addressUrl', () => {
  it('puts an IPv6 address in brackets', () => {
    expect(addressUrl('127.0.0.1', 80)).toBe('http://127.0.0.1:80');
    expect(addressUrl('::1', 7644)).toBe('http://[::1]:7644');
  });
});
