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

/** Rules about what no export holds. */
const OUTSIDE = ['ML124', 'ML410', 'ML708', 'ML910'];

/** Rules that compare with the attribute lists of the export. */
const LISTED = `ML106 ML107 ML108 ML109 ML110 ML115 ML116 ML515 ML603 ML604 ML707 ML809 ML907`.split(/\s+/);

const unknown = loadProfile({ id: 'unknown', name: 'Unknown' });

describe('what nobody knows', () => {
  it('the rules that ask for it exist', () => {
    const codes = rules.map(({ meta }) => meta.code);
    expect(ASKING.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it.each(rules.map(({ meta }) => meta.name))(
    'is no finding: the example of %s, for a vendor who says nothing',
    (name) => {
      const { findings } = lintExport(readExport(exampleOf(name)), { profile: unknown });
      expect(findings.filter(({ code }) => ASKING.includes(code))).toEqual([]);
    },
  );

  it('is no finding in the default job, whose mail nickname alone is worth a thought', () => {
    expect(shorten(new Job().connect('https://acme.example/anything?x=1', 'all').lint(unknown))).toEqual([
      'ML304 externalId',
    ]);
  });

  describe.each(['generic', 'deskbird', 'deskpro', 'staffbase', 'talkdesk', 'saml-jackson'])('for %s', (id) => {
    const profile = loadProfile(id);

    it.each(rules.map(({ meta }) => meta.name))('is no finding: tenant URL and scope of the example of %s', (name) => {
      const { findings } = lintExport(readExport(exampleOf(name)), { profile });
      expect(findings.filter(({ code }) => OUTSIDE.includes(code))).toEqual([]);
    });
  });

  it.each(rules.map(({ meta }) => meta.name))('is no finding: the example of %s, without attribute lists', (name) => {
    const { options } = readPage(pageOf(name));
    const exported = readExport(withoutDirectories(exampleOf(name)));
    const { findings } = lintExport(exported, options);
    expect(findings.filter(({ code }) => LISTED.includes(code))).toEqual([]);
  });
});

function pageOf(name: string): string {
  return readFileSync(join(import.meta.dirname, name, 'rule.md'), 'utf8');
}

function exampleOf(name: string): string {
  return readPage(pageOf(name)).example;
}

/** The export without what it says of the attributes of either side; as it is where its text is no JSON. */
function withoutDirectories(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (key, value) => (key.toLowerCase() === 'directories' ? undefined : value));
  } catch {
    return text.replace(/"directories"/gi, '"was"');
  }
}
