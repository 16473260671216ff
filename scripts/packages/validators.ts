import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { run } from '../shared/run.ts';
import type { Tarball } from './tarball.ts';

/** Throws what publint finds, suggestions included. */
export async function checkWithPublint({ path, manifest }: Tarball): Promise<void> {
  const file = readFileSync(path);
  const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const { messages } = await publint({ pack: { tarball }, strict: true });
  const texts = messages.map((message) => `${message.type}: ${formatMessage(message, manifest, { color: false })}`);
  if (texts.length > 0) throw new Error(texts.join('\n'));
}

/** Throws what are-the-types-wrong finds for importers with ESM, the only kind there is. */
export async function checkWithAttw({ path }: Tarball): Promise<void> {
  const manifestPath = fileURLToPath(import.meta.resolve('@arethetypeswrong/cli/package.json'));
  const { bin } = JSON.parse(readFileSync(manifestPath, 'utf8')) as { bin: { attw: string } };
  const args = [join(dirname(manifestPath), bin.attw), path, '--profile', 'esm-only', '--no-color', '--no-emoji'];
  const { exitCode, stdout, stderr } = await run(process.execPath, args);
  if (exitCode !== 0) throw new Error(`${stdout}${stderr}`.trim());
}
