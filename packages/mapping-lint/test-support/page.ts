import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { lintExport } from '../src/lint-export.ts';
import { formatText } from '../src/reporters/text.ts';

const EXAMPLE = /## Example\n\n```json( bom)?\n([\s\S]*?)\n```/;
const CORRECTED = /## Corrected\n\n```json\n([\s\S]*?)\n```/;
const CONSOLE = /```console\n\$ mapping-lint check export\.json --profile (\S+)\n[\s\S]*?```/;

/** The page of a rule, read as its example, its correction, and the command whose output it shows. */
export interface RulePage {
  readonly example: string;
  readonly corrected: string;
  readonly profile: string;
}

/** Reads the parts of a page that are run. */
export function readPage(page: string): RulePage {
  const example = EXAMPLE.exec(page);
  return {
    example: `${example?.[1] === undefined ? '' : '\uFEFF'}${example?.[2] ?? ''}`,
    corrected: CORRECTED.exec(page)?.[1] ?? '',
    profile: CONSOLE.exec(page)?.[1] ?? 'generic',
  };
}

/** What the command writes for a text, as `export.json`. */
export function outputFor(text: string, profileId: string, code?: string): string {
  const profile = loadProfile(profileId);
  const exported = readExport(text);
  const result = lintExport(exported, { profile });
  const findings = result.findings.filter((finding) => code === undefined || finding.code === code);
  const { document } = exported;
  return formatText({
    profile,
    files: [{ path: 'export.json', document, findings, mappings: result.summary.mappings }],
  });
}

/** The page with the output of its command written anew. */
export function withOutput(page: string): string {
  const { example, profile } = readPage(page);
  const output = outputFor(example, profile);
  return page.replace(
    CONSOLE,
    () => `\`\`\`console\n$ mapping-lint check export.json --profile ${profile}\n${output}\`\`\``,
  );
}
