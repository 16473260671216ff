import { createMemoryStore, type ResourceStore } from 'scim-provider';
import { StartError } from '../settings/setting-error.ts';
import { shown } from '../settings/text.ts';

/**
 * Opens the store behind a server.
 *
 * @param file `:memory:`, or the name of a file.
 * @throws StartError when the file can't be used.
 */
export function openDatabase(file: string): ResourceStore {
  if (file === ':memory:') return createMemoryStore();
  throw new StartError('ERR_DATABASE', `the database ${shown(file)} can't be used: only :memory: is supported`);
}
