import { describe, expect, it } from 'vitest';
import { createScimClient } from '../client.ts';
import { BASE, fakeService, json, user } from '../test-support/fake-service.ts';
import { allowInsecureRequests } from './base-url.ts';

describe('baseUrl', () => {
  it.each([
    ['scim/v2', /absolute URL/],
    ['https://u:p@h/scim', /user name or a password \(RFC 7644 §7\.1\)/],
    ['http://h/scim', /must begin with https:\/\/ \(RFC 7644 §7\.2\)/],
    ['ftp://h/scim', /https/],
    ['https://h/scim#x', /fragment/],
  ])('refuses %s', (baseUrl, message) => {
    expect(() => createScimClient({ baseUrl })).toThrow(message);
    expect(() => createScimClient({ baseUrl })).toThrow(TypeError);
  });

  it('repeats no secret of a URL that it refuses', () => {
    expect(() => createScimClient({ baseUrl: 'https://u:s3cr3t@h/scim' })).not.toThrow(/s3cr3t/);
  });

  it.each(['http://127.0.0.1:7644/scim/v2', 'http://localhost/scim', 'http://[::1]:1/scim', 'http://a.localhost/'])(
    'takes %s, which leaves no machine',
    (baseUrl) => {
      expect(createScimClient({ baseUrl }).users.plan('get', '7').url).toBe(`${baseUrl.replace(/\/$/, '')}/Users/7`);
    },
  );

  it('takes plain HTTP to another machine only with the switch for it', () => {
    const client = createScimClient({ baseUrl: 'http://h/scim', [allowInsecureRequests]: true });
    expect(client.users.plan('get', '7').url).toBe('http://h/scim/Users/7');
  });

  it('keeps a query and sends it with every request, unless the mode is strict (RFC 7644 §1.3)', async () => {
    const baseUrl = 'https://h/scim/?aadOptscim062020';
    const { users } = createScimClient({ baseUrl });
    expect(users.plan('get', '7').url).toBe('https://h/scim/Users/7?aadOptscim062020');
    expect(users.plan('get', '7', { attributes: ['userName'] }).url).toBe(
      'https://h/scim/Users/7?attributes=userName&aadOptscim062020',
    );
    expect(() => createScimClient({ baseUrl, mode: 'strict' })).toThrow(/RFC 7644 §1\.3/);
  });
});

describe('paths', () => {
  const { client } = fakeService(json({}));

  it.each(['', '.', '..'])('takes %j for no id, since the URL would name something else', (id) => {
    expect(() => client.users.plan('delete', id)).toThrow(TypeError);
  });

  it('encodes ids', () => {
    expect(client.users.plan('get', 'a/b?c#d e').url).toBe(`${BASE}/Users/a%2Fb%3Fc%23d%20e`);
    expect(client.users.plan('get', '../Groups/1').url).toBe(`${BASE}/Users/..%2FGroups%2F1`);
  });

  it.each([
    'Users',
    '//evil.example/Users',
    '/../admin',
    '/Users/%2e%2e/%2e%2E/x',
    '/a\\b',
    '/Users#x',
    '/Us ers',
    '@evil.example',
  ])('refuses to send to %j', async (path) => {
    await expect(client.send({ method: 'GET', path })).rejects.toThrow(TypeError);
  });

  it('percent-encodes a filter, blanks as %20 (RFC 7644 §1.2)', async () => {
    const { client: sender, requests } = fakeService([json({ totalResults: 1, Resources: [user('1')] })]);
    await sender.users.findOne('userName eq "a+b&c é" or id eq "1"');
    expect(requests[0]?.path).toContain('filter=userName%20eq%20%22a%2Bb%26c%20%C3%A9%22%20or%20id%20eq%20%221%22');
  });
});
