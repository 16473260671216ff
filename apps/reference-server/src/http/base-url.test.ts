import { describe, expect, it } from 'vitest';
import { addressUrl, isLoopback, rootUrl } from './base-url.ts';

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

  it('names the loopback address where the server listens on every one', () => {
    expect(addressUrl('0.0.0.0', 80)).toBe('http://127.0.0.1:80');
    expect(addressUrl('::', 80)).toBe('http://[::1]:80');
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.2', false],
  ['127.example.com', false],
])('isLoopback: %s %s (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3)', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
