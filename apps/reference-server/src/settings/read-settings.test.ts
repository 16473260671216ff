import { describe, expect, it } from 'vitest';
import { settingsFromCommand, settingsFromOptions } from './read-settings.ts';
import { SettingError } from './setting-error.ts';
import { type Settings, settingTable } from './setting-table.ts';

const defaults: Settings = {
  port: 7644,
  host: '127.0.0.1',
  token: undefined,
  acceptAnyToken: false,
  database: ':memory:',
  durability: 'normal',
  profile: 'generic',
  mode: 'lenient',
  tenants: {},
  seed: 0,
  import: undefined,
  publicUrl: undefined,
  trustProxy: false,
  tlsCert: undefined,
  tlsKey: undefined,
  corsOrigin: [],
  limits: {},
  requestTimeout: 60,
  idleTimeout: 120,
  stopTimeout: 2,
  keepRequests: 500,
  keepBytes: 67_108_864,
  keepChanges: 10_000,
  replayTarget: [],
  inspectorToken: undefined,
  logLevel: 'warn',
};

describe('settingsFromOptions', () => {
  it('fills in the defaults: loopback, port 7644, in memory, lenient', () => {
    expect(settingsFromOptions({})).toEqual(defaults);
    expect(settingsFromOptions({ port: undefined })).toEqual(defaults);
  });

  it('keeps what is given', () => {
    const mode = { base: 'strict', allow: ['patch.op-any-case'] };
    expect(settingsFromOptions({ port: 0, mode, seed: 12, trustProxy: true })).toMatchObject({
      port: 0,
      mode,
      seed: 12,
      trustProxy: true,
    });
  });

  it('brings the public URL to a form that paths can be put behind', () => {
    expect(settingsFromOptions({ publicUrl: 'https://scim.example.com/' }).publicUrl).toBe('https://scim.example.com');
    expect(settingsFromOptions({ publicUrl: 'https://example.com/scim-root//' }).publicUrl).toBe(
      'https://example.com/scim-root',
    );
  });

  it.each([
    ['port', 65_536, 'port: expected a whole number from 0 to 65535, got "65536"'],
    ['port', -1, 'port: expected a whole number from 0 to 65535, got "-1"'],
    ['port', 1.5, 'port: expected a whole number from 0 to 65535, got "1.5"'],
    ['port', null, 'port: expected a whole number from 0 to 65535, got "null"'],
    ['host', 'a b', 'host: expected a host name or an IP address, got "a b"'],
    ['mode', 'loose', 'mode: expected strict or lenient, got "loose"'],
    ['mode', { base: { base: 'strict' } }, 'mode: expected strict or lenient, got'],
    ['seed', 1e9, 'seed: expected a whole number from 0 to 1000000, got "1000000000"'],
    ['keepChanges', -1, 'keepChanges: expected a whole number from 0 to 100000, got "-1"'],
    [
      'publicUrl',
      'ftp://example.com',
      'publicUrl: expected an http or https URL without query, got "ftp://example.com"',
    ],
    ['publicUrl', 'https://example.com/?', 'publicUrl: expected an http or https URL without query'],
    ['publicUrl', 'https://me:pw@example.com', 'publicUrl: expected an http or https URL without query'],
    ['trustProxy', 'perhaps', 'trustProxy: expected true or false, got "perhaps"'],
    ['logLevel', 'loud', 'logLevel: expected one of silent, error, warn, info, debug, got "loud"'],
    ['database', '', 'database: expected a file name or :memory:, got ""'],
    ['profile', 7, 'profile: expected the id of a vendor profile, or a JSON file with one, got "7"'],
  ])('refuses %s %j', (setting, value, message) => {
    const read = () => settingsFromOptions({ [setting]: value });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(TypeError);
    expect(read).toThrow(message);
  });

  it('takes tenants as a list or with what they depart in', () => {
    expect(settingsFromOptions({ tenants: ['acme', 'beta=talkdesk:strict'] }).tenants).toEqual({
      acme: {},
      beta: { profile: 'talkdesk', mode: 'strict' },
    });
    const acme = { profile: { id: 'acme', name: 'Acme' }, mode: { base: 'strict' }, token: 'abc', seed: 3, import: [] };
    expect(settingsFromOptions({ tenants: { acme, beta: { token: undefined } } }).tenants).toEqual({ acme, beta: {} });
  });

  it.each([
    [{ Acme: {} }],
    [{ default: {} }],
    [{ 'a/b': {} }],
    [{ '': {} }],
    [{ '-a': {} }],
    [{ acme: { profiles: 'slack' } }],
    [{ acme: { token: 'my secret' } }],
    [{ acme: { seed: -1 } }],
    [{ acme: null }],
    ['acme,acme'],
    ['acme:loose'],
    [''],
    [7],
  ])('refuses tenants %j, and repeats nothing of them', (tenants) => {
    expect(() => settingsFromOptions({ tenants })).toThrow(/^tenants: expected names in lower case, each .*:strict$/);
  });

  it.each([
    [{ bodyBytes: 100 }, { bodyBytes: 100 }],
    ['bodyBytes=100, pageSize=5', { bodyBytes: 100, pageSize: 5 }],
  ])('takes limits %j', (limits, expected) => {
    expect(settingsFromOptions({ limits }).limits).toEqual(expected);
  });

  it.each([
    [{ bodyByte: 100 }],
    [{ bodyBytes: 0 }],
    ['bodyBytes'],
    ['bodyBytes=1e3'],
    ['pageSize=1,pageSize=2'],
    ['__proto__=1'],
    [[]],
    [''],
  ])('refuses limits %j', (limits) => {
    expect(() => settingsFromOptions({ limits })).toThrow('limits: expected limits by name');
  });

  it.each([
    [
      ['https://a.example', 'http://localhost:3000'],
      ['https://a.example', 'http://localhost:3000'],
    ],
    ['https://a.example,*', ['https://a.example', '*']],
  ])('takes origins %j', (corsOrigin, expected) => {
    expect(settingsFromOptions({ corsOrigin }).corsOrigin).toEqual(expected);
  });

  it.each(['https://a.example/', 'a.example', 'https://A.example', '', 'null'])(
    'refuses the origin %j',
    (corsOrigin) => {
      expect(() => settingsFromOptions({ corsOrigin })).toThrow('corsOrigin: expected origins');
    },
  );

  it('lets any token in on a loopback address only', () => {
    expect(settingsFromOptions({ acceptAnyToken: true, host: '::1' }).acceptAnyToken).toBe(true);
    expect(() => settingsFromOptions({ acceptAnyToken: true, host: '0.0.0.0' })).toThrow(
      'acceptAnyToken: only on a loopback address, where no other machine comes in; host is "0.0.0.0"',
    );
    expect(() => settingsFromCommand({ acceptAnyToken: true }, { SCIM_HOST: 'scim.example' })).toThrow(
      '--accept-any-token: only on a loopback address, where no other machine comes in; SCIM_HOST is "scim.example"',
    );
  });

  it('wants certificate and key together', () => {
    expect(() => settingsFromOptions({ tlsCert: 'cert.pem' })).toThrow('tlsKey: expected beside tlsCert');
    expect(() => settingsFromCommand({ tlsKey: 'key.pem' }, {})).toThrow('--tls-cert: expected beside --tls-key');
  });

  it('never repeats a token that can not be used', () => {
    expect(() => settingsFromOptions({ token: 'my secret' })).toThrow(
      /^token: expected a bearer token: letters, digits and -\._~\+\/$/,
    );
  });

  it('shows control and bidirectional characters escaped, and shortens what is long', () => {
    expect(() => settingsFromOptions({ mode: 'a\u001b[2J\u202eb' })).toThrow('got "a\\u{1b}[2J\\u{202e}b"');
    expect(() => settingsFromOptions({ mode: 'x'.repeat(1000) })).toThrow(`got "${'x'.repeat(100)}…"`);
  });
});

describe('settingsFromCommand', () => {
  it('prefers a flag to its variable, and a variable to the default', () => {
    const variables = { SCIM_PORT: '9000', SCIM_MODE: 'strict' };
    expect(settingsFromCommand({ port: '0' }, variables)).toMatchObject({ port: 0, mode: 'strict', host: '127.0.0.1' });
  });

  it('takes an empty variable as absent', () => {
    expect(settingsFromCommand({}, { SCIM_TOKEN: '', SCIM_PORT: '' })).toEqual(defaults);
  });

  it('reads a switch from its variable', () => {
    expect(settingsFromCommand({}, { SCIM_TRUST_PROXY: 'true' }).trustProxy).toBe(true);
    expect(settingsFromCommand({}, { SCIM_TRUST_PROXY: '0' }).trustProxy).toBe(false);
  });

  it('names the flag or the variable that is wrong', () => {
    expect(() => settingsFromCommand({ port: 'http' }, {})).toThrow(
      '--port: expected a whole number from 0 to 65535, got "http"',
    );
    expect(() => settingsFromCommand({}, { SCIM_PUBLIC_URL: 'example.com' })).toThrow(
      'SCIM_PUBLIC_URL: expected an http or https URL without query, got "example.com"',
    );
  });

  it('has a flag and a SCIM_ variable for every setting', () => {
    for (const [name, { flag, variable }] of Object.entries(settingTable)) {
      const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(flag.split(' ')[0]).toBe(`--${words}`);
      expect(variable).toBe(`SCIM_${words.replaceAll('-', '_').toUpperCase()}`);
    }
  });
});
