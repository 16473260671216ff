import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Reads a file of the `shared` folder that may lie beside the repository; `undefined` where there is none. */
export function readShared(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../../../../../shared/${path}`, import.meta.url));
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
