import { readExport } from 'entra-mapping';
import { fillExport } from '../init/fill-export.ts';
import { initialExport } from '../init/initial-export.ts';
import { lintExport } from '../lint-export.ts';
import { escapeText } from '../text/escape.ts';
import { HOW_TO_IMPORT } from './how-to-import.ts';
import type { Io } from './io.ts';
import { readExportFile } from './read-export-file.ts';
import { readProfile } from './read-profile.ts';
import { UsageError } from './usage-error.ts';
import { writeNewFile } from './write-new-file.ts';

/** What `init` was told. */
export interface InitOptions {
  readonly profile: string;
  readonly from?: string;
  readonly output?: string;
}

/** Writes an export that the vendor accepts. */
export async function init({ profile: name, from, output }: InitOptions, io: Io): Promise<number> {
  const profile = await readProfile(name);
  const content = from === undefined ? initialExport(profile) : filled(from, profile);
  writeNewFile(content, output, io);
  if (output !== undefined) io.stderr.write(`note: ${HOW_TO_IMPORT}\n`);
  const { findings } = lintExport(readExport(content), { profile });
  for (const { severity, code, message } of findings) {
    if (severity !== 'info') io.stderr.write(`left to decide: ${escapeText(`${message} (${code})`)}\n`);
  }
  return 0;
}

function filled(path: string, profile: Parameters<typeof fillExport>[1]): Uint8Array {
  const exported = readExportFile(path);
  try {
    return fillExport(exported, profile);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${path} can't be filled: ${error.message}`);
  }
}
