import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { Job, shorten } from '../../test-support/job.ts';
import { readPage } from '../../test-support/page.ts';
import { lintExport } from '../lint-export.ts';
import { rules } from './index.ts';

/** Rules that can say nothing without a profile, a tenant URL or a scope. */
const ASKING = `ML124 ML204 ML210 ML213 ML309 ML410 ML411 ML501 ML502 ML503 ML504 ML515 ML516 ML518 ML519 ML520 ML521
  ML601 ML607 ML609 ML708 ML910`.split(/\s+/);

const unknown = loadProfile({ id: 'unknown', name: 'Unknown' });

describe('what nobody knows', () => {
  it('the rules that ask for it exist', () => {
    const codes = rules.map(({ meta }) => meta.code);
    expect(ASKING.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it.each(rules.map(({ meta }) => meta.name))(
    'is no finding: the example of %s, for a vendor who says nothing',
    (name) => {
      const { example } = readPage(readFileSync(join(import.meta.dirname, name, 'rule.md'), 'utf8'));
      const { findings } = lintExport(readExport(example), { profile: unknown });
      expect(findings.filter(({ code }) => ASKING.includes(code))).toEqual([]);
    },
  );

  it('is no finding in the default job, whose mail nickname alone is worth a thought', () => {
    expect(shorten(new Job().connect('https://acme.example/anything?x=1', 'all').lint(unknown))).toEqual([
      'ML304 externalId',
    ]);
  });
});
