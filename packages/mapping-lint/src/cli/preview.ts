import { readFileSync } from 'node:fs';
import { type AttributeValue, mapResource } from 'entra-mapping';
import { type CreationPreview, previewCreation } from '../preview/preview-creation.ts';
import { SAMPLE_USER } from '../preview/sample-user.ts';
import { escapeJson, escapeText } from '../text/escape.ts';
import type { Io } from './io.ts';
import { readExportFile } from './read-export-file.ts';
import { readProfile } from './read-profile.ts';
import { UsageError } from './usage-error.ts';

/** What `preview` was told. */
export interface PreviewOptions {
  readonly user?: string;
  readonly profile: string;
  readonly format: 'text' | 'json';
}

/** Shows what Entra would send to create a user, and what the vendor would say. */
export async function preview(file: string, options: PreviewOptions, io: Io): Promise<number> {
  const profile = await readProfile(options.profile);
  const { schema } = readExportFile(file);
  const mapping = schema.synchronizationRules
    .flatMap(({ objectMappings }) => objectMappings)
    .find(({ kind, enabled }) => kind === 'user' && enabled);
  if (mapping === undefined) throw new UsageError(`${file} has no mapping of users that is on`);
  const user = options.user === undefined ? SAMPLE_USER : readUser(options.user);
  const mapped = mapResource(mapping, user, { now: io.now() });
  const created = previewCreation(mapped, profile);
  const withheld = mapped.withheld.map(({ target, message }) => ({ target, message }));
  io.stdout.write(
    options.format === 'json'
      ? `${escapeJson({ version: 1, request: { method: 'POST', path: '/Users', body: created.body }, withheld, verdict: created.verdict })}\n`
      : formatPreview(created, withheld, profile.name),
  );
  return 0;
}

function formatPreview(
  { body, verdict }: CreationPreview,
  withheld: readonly { readonly target: string | null; readonly message: string }[],
  vendor: string,
): string {
  const status = verdict.status === undefined ? '' : ` (${verdict.status})`;
  const reasons = verdict.evidence.filter(({ says }) => says !== 'accept');
  const lines = [
    'POST /Users',
    ...escapeJson(body).split('\n'),
    '',
    ...withheld.map(({ target, message }) => `not sent: ${target ?? 'a mapping without target'}: ${message}`),
    ...(withheld.length > 0 ? [''] : []),
    `${vendor}: ${verdict.outcome}${status}`,
    ...reasons.map(({ says, reason, target }) => `  ${says}: ${target === undefined ? '' : `${target}: `}${reason}`),
  ];
  return `${lines.map(escapeText).join('\n')}\n`;
}

function readUser(path: string): Record<string, AttributeValue> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`the user ${path} can't be read: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, AttributeValue>;
  }
  throw new UsageError(`the user ${path} is no JSON object of attributes`);
}
