import { describe, expect, it } from 'vitest';
import { settingsFromCommand, settingsFromOptions } from './read-settings.ts';
import { SettingError } from './setting-error.ts';
import { type Settings, settingTable } from './setting-table.ts';

const defaults: Settings = {
  port: 7644,
  host: '127.0.0.1',
  token: undefined,
  database: ':memory:',
  durability: 'normal',
  profile: 'generic',
  mode: 'lenient',
  seed: 0,
  publicUrl: undefined,
  trustProxy: false,
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
