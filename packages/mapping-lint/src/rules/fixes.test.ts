import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonValue, readExport, toValue } from 'entra-mapping';
import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../test-support/apply-patch.ts';
import { readPage } from '../../test-support/page.ts';
import type { Finding, Fix } from '../finding.ts';
import { type FixOptions, fixExport } from '../fix/fix-export.ts';
import { type LintOptions, lintExport } from '../lint-export.ts';
import { rules } from './index.ts';

function lint(text: string, options: LintOptions): readonly Finding[] {
  return lintExport(readExport(text), options).findings;
}

function fix(text: string, options: LintOptions, how: FixOptions) {
  const exported = readExport(text);
  return fixExport(exported, lintExport(exported, options).findings, how);
}

/** What is wrong for sure, without the place, which a fix moves. */
function errorsOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);
}

/** The value of an example, also of one that is no JSON in a place that can be read across. */
function valueIn(text: string): JsonValue {
  const [root] = readExport(text).document.roots;
  if (root === undefined) throw new Error('an example holds nothing');
  return JSON.parse(JSON.stringify(toValue(root)));
}

/** What is held against every fix that the example of a rule offers, on its own. */
describe.each(rules)('$meta.code $meta.name', ({ meta }) => {
  const { example, options } = readPage(readFileSync(join(import.meta.dirname, meta.name, 'rule.md'), 'utf8'));
  const before = lint(example, options);
  const own = before.filter(({ code }) => code === meta.code);
  const only = [meta.code];

  it('offers what it says that it offers', () => {
    const fixes = own.flatMap((finding) => finding.fix ?? []);
    const choices = own.flatMap((finding) => finding.choices);
    if (meta.fix === 'none') expect([...fixes, ...choices]).toEqual([]);
    if (meta.fix === 'safe') expect(fixes.some(({ safe }) => safe)).toBe(true);
    if (meta.fix === 'unsafe') expect(fixes.map(({ safe }) => safe)).toContain(false);
    // With a single way left there is nothing to choose.
    if (meta.fix === 'choice') expect(choices.length + fixes.length).toBeGreaterThan(0);
    for (const choice of choices) expect(choice.safe).toBe(false);
  });

  const ways: [string, FixOptions, (finding: Finding) => Fix | null | undefined][] = [
    ['its safe fixes', { only }, (finding) => (finding.fix?.safe ? finding.fix : null)],
    ['its fixes', { only, unsafe: true }, (finding) => finding.fix],
    ...[1, 2, 3, 4, 5]
      .filter((number) => own.some(({ choices }) => choices.length >= number))
      .map((number): (typeof ways)[number] => [
        `its choice ${number}`,
        { only, choose: { [meta.code]: number } },
        (finding) => finding.choices[number - 1],
      ]),
  ];

  it.each(ways)('%s: mend what they are for, as a whole schema, without another change', (_name, how, fixOf) => {
    const result = fix(example, options, how);
    const expected = own.filter((finding) => fixOf(finding));
    expect(result.applied).toEqual(expected);
    if (expected.length === 0) {
      expect(result.text).toBe(readExport(example).document.text);
      return;
    }
    const after = lint(result.text, options);
    expect(after.filter(({ code }) => code === meta.code)).toHaveLength(own.length - expected.length);
    // Nothing becomes wrong by it; who chooses may choose wrong.
    if (how.choose === undefined)
      expect(errorsOf(after).filter((each) => !errorsOf(before).includes(each))).toEqual([]);
    const patch = expected.flatMap((finding) => fixOf(finding)?.patch ?? []);
    expect(JSON.parse(result.text)).toEqual(applyPatch(valueIn(example), patch));
    expect(fix(result.text, options, how).text).toBe(result.text);
  });

  it('all fixes together: a second time changes nothing', () => {
    for (const unsafe of [false, true]) {
      const { text } = fix(example, options, { unsafe });
      expect(fix(text, options, { unsafe }).text).toBe(text);
    }
  });
});
