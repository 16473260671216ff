import { readFileSync } from 'node:fs';
import { type AttributeValue, mapResource, type ObjectMapping } from 'entra-mapping';
import { whyUnreadable } from 'vendor-profiles';
import { type CreationPreview, type PreviewedRequest, previewCreation } from '../preview/preview-creation.ts';
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

/** What a mapping gives no value for, and why. */
interface Withheld {
  readonly target: string | null;
  readonly message: string;
}

/** Shows what Entra would send to create a user, and what the vendor would say. */
export async function preview(file: string, options: PreviewOptions, io: Io): Promise<number> {
  const profile = await readProfile(options.profile);
  const { schema } = readExportFile(file);
  const mapping = schema.synchronizationRules
    .flatMap(({ objectMappings }) => objectMappings)
    .find(({ kind, enabled }) => kind === 'user' && enabled);
  if (mapping === undefined) throw new UsageError(`${file} has no mapping of users that is on`);
  // Everybody in a directory has an id.
  const user = {
    objectId: SAMPLE_USER.objectId,
    ...(options.user === undefined ? SAMPLE_USER : readUser(options.user)),
  };
  const withheld = withheldOf(mapping, user, io.now());
  const preview = previewCreation({ schema, user, profile, now: io.now() });
  io.stdout.write(
    options.format === 'json'
      ? `${escapeJson({ version: 2, ...preview, withheld })}\n`
      : formatPreview(preview, withheld, profile.name),
  );
  return 0;
}

function withheldOf(mapping: ObjectMapping, user: Record<string, AttributeValue>, now: number): readonly Withheld[] {
  return mapResource(mapping, user, { now }).withheld.map(({ target, message }) => ({ target, message }));
}

function formatPreview({ requests, message }: CreationPreview, withheld: readonly Withheld[], vendor: string): string {
  const lines = [
    ...requests.flatMap((request) => [...formatRequest(request, vendor), '']),
    ...withheld.map(({ target, message: why }) => `not sent: ${target ?? 'a mapping without target'}: ${why}`),
    ...(requests.some(({ method }) => method === 'POST') ? [] : [`nothing is created: ${message}`]),
  ];
  return `${lines.join('\n').trimEnd().split('\n').map(escapeText).join('\n')}\n`;
}

function formatRequest({ method, path, body, verdict }: PreviewedRequest, vendor: string): string[] {
  const status = verdict.status === undefined ? '' : ` (${verdict.status})`;
  const reasons = verdict.evidence.filter(({ says }) => says !== 'accept');
  return [
    `${method} ${path}`,
    ...(body === undefined ? [] : escapeJson(body).split('\n')),
    `→ ${vendor}: ${verdict.outcome}${status}`,
    ...reasons.map(({ says, reason, target }) => `  ${says}: ${target === undefined ? '' : `${target}: `}${reason}`),
  ];
}

function readUser(path: string): Record<string, AttributeValue> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`the user ${path} can't be read: ${whyUnreadable(error) ?? (error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, AttributeValue>;
  }
  throw new UsageError(`the user ${path} is no JSON object of attributes`);
}
