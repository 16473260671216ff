import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { type LintOptions, lintExport } from '../src/lint-export.ts';
import { formatText } from '../src/reporters/text.ts';

const EXAMPLE = /## Example\n\n```json( bom)?\n([\s\S]*?)\n```/;
const CORRECTED = /## Corrected\n\n```json\n([\s\S]*?)\n```/;
const PROFILE = /The profile `acme\.json`:\n\n```json\n([\s\S]*?)\n```/;
const CONSOLE = /```console\n(\$ mapping-lint check export\.json --profile (\S+)(.*))\n[\s\S]*?```/g;

/** The page of a rule, read as its example, its correction, and the commands whose output it shows. */
export interface RulePage {
  readonly example: string;
  readonly corrected: string;
  readonly options: LintOptions;
  /** The options of the command below the correction; those of the example where there is none. */
  readonly correctedOptions: LintOptions;
}

/** Reads the parts of a page that are run. */
export function readPage(page: string): RulePage {
  const example = EXAMPLE.exec(page);
  const [options = { profile: loadProfile('generic') }, correctedOptions = options] = [...page.matchAll(CONSOLE)].map(
    ([, , profile = '', flags = '']) =>
      readOptions(profile === 'acme.json' ? (PROFILE.exec(page)?.[1] ?? '') : profile, flags),
  );
  return {
    example: `${example?.[1] === undefined ? '' : '\uFEFF'}${example?.[2] ?? ''}`,
    corrected: CORRECTED.exec(page)?.[1] ?? example?.[2] ?? '',
    options,
    correctedOptions,
  };
}

function readOptions(profile: string, flags: string): LintOptions {
  const tenantUrl = /--tenant-url (\S+)/.exec(flags)?.[1];
  const scope = /--scope (assigned|all)/.exec(flags)?.[1];
  return {
    profile: loadProfile(profile),
    ...(tenantUrl === undefined ? {} : { tenantUrl }),
    ...(scope === 'assigned' || scope === 'all' ? { scope } : {}),
  };
}

/** What the command writes for a text, as `export.json`. */
export function outputFor(text: string, options: LintOptions, code?: string): string {
  const exported = readExport(text);
  const result = lintExport(exported, options);
  const findings = result.findings.filter((finding) => code === undefined || finding.code === code);
  const { document } = exported;
  return formatText({
    files: [
      {
        path: 'export.json',
        profile: options.profile,
        document,
        findings,
        mappings: result.summary.mappings,
      },
    ],
  });
}

/** The page with the outputs of its commands written anew. */
export function withOutput(page: string): string {
  const { example, options, corrected, correctedOptions } = readPage(page);
  const outputs = [outputFor(example, options), outputFor(corrected, correctedOptions)];
  return page.replace(CONSOLE, (_all, command: string) => `\`\`\`console\n${command}\n${outputs.shift()}\`\`\``);
}
