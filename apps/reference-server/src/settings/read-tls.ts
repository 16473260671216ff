import { createSecureContext } from 'node:tls';
import { readSettingFile } from './read-file.ts';
import { SettingError } from './setting-error.ts';
import type { Settings } from './setting-table.ts';
import { shown } from './text.ts';

/**
 * Reads certificate and private key, and makes sure that they can be used and belong together.
 *
 * @returns `undefined` where the server is to speak plain HTTP.
 * @throws SettingError in one line, without anything of what is in the files.
 */
export function readTls(settings: Pick<Settings, 'tlsCert' | 'tlsKey'>): { cert: string; key: string } | undefined {
  const { tlsCert, tlsKey } = settings;
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  const cert = readSettingFile('tlsCert', 'the certificate', tlsCert);
  const key = readSettingFile('tlsKey', 'the private key', tlsKey);
  use('tlsCert', `the certificate ${shown(tlsCert)} is no certificate in PEM form`, { cert });
  use('tlsKey', `the private key ${shown(tlsKey)} is no private key in PEM form, or is protected by a passphrase`, {
    key,
  });
  use('tlsKey', `the private key ${shown(tlsKey)} does not belong to the certificate ${shown(tlsCert)}`, { cert, key });
  return { cert, key };
}

function use(setting: string, message: string, options: { readonly cert?: string; readonly key?: string }): void {
  try {
    createSecureContext(options);
  } catch (cause) {
    throw new SettingError(setting, message, { cause });
  }
}
