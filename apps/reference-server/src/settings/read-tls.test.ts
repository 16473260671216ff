import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTls } from './read-tls.ts';
import { SettingError } from './setting-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-tls-'));
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  for (const name of ['a', 'b']) {
    const pair = await generate([{ name: 'commonName', value: 'localhost' }]);
    writeFileSync(file(`${name}.crt`), pair.cert);
    writeFileSync(file(`${name}.key`), pair.private);
  }
  writeFileSync(file('notes.txt'), 'no certificate');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('reads what belongs together', () => {
  expect(readTls({ tlsCert: file('a.crt'), tlsKey: file('a.key') })).toEqual({
    cert: expect.stringContaining('BEGIN CERTIFICATE'),
    key: expect.stringContaining('PRIVATE KEY'),
  });
  expect(readTls({ tlsCert: undefined, tlsKey: undefined })).toBeUndefined();
});

it.each([
  ['missing.crt', 'a.key', /^the certificate ".*missing\.crt" can't be read: there is no such file$/],
  ['a.crt', 'missing.key', /^the private key ".*missing\.key" can't be read: there is no such file$/],
  ['notes.txt', 'a.key', /notes\.txt" is no certificate in PEM form$/],
  ['a.crt', 'notes.txt', /notes\.txt" is no private key in PEM form, or is protected by a passphrase$/],
  ['a.crt', 'b.key', /b\.key" does not belong to the certificate ".*a\.crt"$/],
])('says in one line what is wrong with %s and %s', (cert, key, message) => {
  const read = () => readTls({ tlsCert: file(cert), tlsKey: file(key) });
  expect(read).toThrow(SettingError);
  expect(read).toThrow(message);
});
