import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const shared = fileURLToPath(new URL('../../../../../shared/', import.meta.url));

/** Reads a file of the `shared` folder that may lie beside the repository; `undefined` where there is none. */
export function readShared(path: string): string | undefined {
  return existsSync(shared + path) ? readFileSync(shared + path, 'utf8') : undefined;
}

/** The files of a folder below it, as bytes; none where there is no such folder. */
export function sharedFiles(folder: string, pattern: RegExp): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return existsSync(shared + folder) ? filesOf(`${shared}${folder}/`, pattern) : [];
}

/** The exports of this package's own fixtures, as bytes. */
export function fixtureExports(): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return filesOf(fileURLToPath(new URL('../../fixtures/exports/', import.meta.url)), /\.json$/);
}

function filesOf(folder: string, pattern: RegExp): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return names.map((name) => [name, new Uint8Array(readFileSync(folder + name))]);
}
