import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type AttributeValue, mapResource } from 'entra-mapping';
import { previewCreation } from '../preview/preview-creation.ts';
import { escapeText } from '../text/escape.ts';
import { readFile } from './diff.ts';
import type { Io } from './io.ts';
import { readProfile } from './read-profile.ts';
import { UsageError } from './usage-error.ts';

/** `mapping-lint preview`: what Entra would send for a user, and what the vendor would say. */
export function previewCommand(io: Io, done: (exitCode: number) => void): Command {
  return new Command('preview')
    .description('show the request by which Entra would create a user')
    .argument('<file>', 'an export')
    .requiredOption('-u, --user <file>', 'the user as JSON: the source attributes by name')
    .option('-p, --profile <id|file>', 'the vendor whose answer is foretold', 'generic')
    .action(async (file: string, { user, profile: name }: { user: string; profile: string }) => {
      const profile = await readProfile(name);
      const exported = readFile(file);
      const mapping = exported.schema.synchronizationRules
        .flatMap(({ objectMappings }) => objectMappings)
        .find(({ kind, enabled }) => kind === 'user' && enabled);
      if (mapping === undefined) throw new UsageError(`${file} has no mapping of users that is on`);
      const result = mapResource(mapping, readUser(user), { now: io.now() });
      const { body, verdict } = previewCreation(result, profile);
      const lines = [
        'POST /Users',
        JSON.stringify(body, null, 2),
        '',
        ...result.withheld.map(({ target, message }) => `not sent: ${target}: ${message}`),
        ...(result.withheld.length > 0 ? [''] : []),
        `${profile.name}: ${verdict.outcome}${verdict.status === undefined ? '' : ` (${verdict.status})`}`,
        ...verdict.evidence
          .filter(({ says }) => says !== 'accept')
          .map(({ says, reason, target }) => `  ${says}: ${target === undefined ? '' : `${target}: `}${reason}`),
      ];
      io.stdout.write(
        `${lines
          .flatMap((line) => line.split('\n'))
          .map(escapeText)
          .join('\n')}\n`,
      );
      done(0);
    });
}

function readUser(path: string): Record<string, AttributeValue> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`the user ${path} can't be read: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, AttributeValue>;
  throw new UsageError(`the user ${path} is no JSON object of attributes`);
}
