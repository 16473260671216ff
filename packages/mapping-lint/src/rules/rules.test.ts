import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { describe, expect, it } from 'vitest';
import { outputFor, readPage, withOutput } from '../../test-support/page.ts';
import { rulesPage } from '../../test-support/rules-page.ts';
import { lintExport } from '../lint-export.ts';
import { titleOf } from '../support/references.ts';
import { rules } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

it('each folder is a rule in the index, and the index is in the order of the codes', () => {
  expect(rules.map(({ meta }) => meta.name).sort()).toEqual(folders);
  const codes = rules.map(({ meta }) => meta.code);
  expect(codes).toEqual([...new Set(codes)].sort());
});

it('the index of the pages is that of the rules', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage());
});

describe.each(rules)('$meta.code $meta.name', ({ meta }) => {
  const folder = join(import.meta.dirname, meta.name);
  const page = readFileSync(join(folder, 'rule.md'), 'utf8');

  it('has a test beside it and a page with its code, name and references', () => {
    expect(existsSync(join(folder, 'rule.test.ts'))).toBe(true);
    expect(page.startsWith(`# ${meta.code} ${meta.name}\n`)).toBe(true);
    for (const reference of meta.references) {
      expect(page).toContain(`(${reference})`);
      expect(titleOf(reference)).toBeDefined();
    }
  });

  it('shows an example that it reports, with the output as it is', () => {
    const { example, options } = readPage(page);
    expect(outputFor(example, options, meta.code)).toContain(`[${meta.code}] ${meta.name}: `);
    expect(page).toBe(withOutput(page));
  });

  it('says what, why, what to do twice over, and where it is written', () => {
    const { example, options } = readPage(page);
    const { findings } = lintExport(readExport(example), options);
    for (const { message, why, help, portal, evidence } of findings.filter(({ code }) => code === meta.code)) {
      expect(message).toMatch(/^(?!(The|There|This|An?|Keys) ).*[^.]$/s);
      expect(why).toMatch(/^.{20,}[.?]$/s);
      expect(help).toMatch(/^[^A-Z].*[^.]$/s);
      expect(portal).toMatch(
        /^(Provisioning|Enterprise applications|the portal has no switch for it: Provisioning) ▸ .*[^.]$/s,
      );
      expect(evidence[0]?.url).toMatch(/^https:\/\//);
    }
  });

  it('shows a correction on which nothing is reported', () => {
    const { corrected, correctedOptions } = readPage(page);
    expect(outputFor(corrected, correctedOptions)).toMatch(/^[✔⚠] no problems: /);
  });
});
