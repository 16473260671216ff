import { listProfiles, profileTemplate } from 'vendor-profiles';
import { escapeText } from '../text/escape.ts';
import type { Io } from './io.ts';
import { readProfile } from './read-profile.ts';
import { formatTable } from './table.ts';
import { UsageError } from './usage-error.ts';
import { writeNewFile } from './write-new-file.ts';

/** How profiles are listed. */
export interface ListOptions {
  readonly imported?: boolean;
  readonly format: 'text' | 'json';
}

/** Lists the profiles. */
export async function listAll({ imported = false, format }: ListOptions, io: Io): Promise<number> {
  const all = await listProfiles();
  const shown = all.filter(({ origin }) => imported || origin === 'curated');
  if (format === 'json') io.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  else {
    const rows = shown.map(({ id, name, userTargets, groups, confidence }) => [
      id,
      name,
      userTargets,
      groups,
      confidence,
    ]);
    io.stdout.write(formatTable(['ID', 'NAME', 'USER ATTRIBUTES', 'GROUPS', 'CONFIDENCE'], rows));
  }
  if (!imported) {
    io.stderr.write(`${all.length - shown.length} more were imported: mapping-lint profiles list --imported\n`);
  }
  return 0;
}

/** Writes a profile to fill in. */
export function writeNew(name: string, { output }: { readonly output?: string }, io: Io): number {
  writeNewFile(template(name), output, io);
  if (output !== undefined) {
    io.stderr.write(`next: fill it in, then mapping-lint profiles check ${escapeText(output)}\n`);
  }
  return 0;
}

function template(name: string): string {
  try {
    return profileTemplate(name);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message);
  }
}

/** Checks that a file is a profile. */
export async function checkFile(file: string, io: Io): Promise<number> {
  const { id, name } = await readProfile(/[./\\]/.test(file) ? file : `./${file}`);
  io.stdout.write(`✔ ${escapeText(file)} is the profile ${id} of ${escapeText(name)}\n`);
  return 0;
}
