import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainedReport } from '../../test-support/explained.ts';
import { completeRows, row, userExport } from '../../test-support/lint.ts';
import { formatJson } from './json.ts';
import { formatText } from './text.ts';

const character = fc.oneof(
  fc.constantFrom(
    '\u0000',
    '\u0007',
    '\u001b',
    '\u009b',
    '\u200f',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ud800',
    '"',
    '\\',
    '\n',
  ),
  fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }),
);
const text = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(''));

/** What may not reach a terminal: control and format characters, separators, halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

it('whatever an export holds, the text report is printable and the JSON report is JSON', () => {
  fc.assert(
    fc.property(text, text, text, fc.boolean(), (target, source, name, minified) => {
      const exported = userExport([...completeRows, row(target, source)], { name, enabled: true });
      const file = explainedReport(JSON.stringify(exported, null, minified ? undefined : 2), name);
      expect(file.findings.length).toBeGreaterThan(0);
      const report = { files: [file] };
      for (const line of formatText(report).split('\n')) expect(line).not.toMatch(UNPRINTABLE);
      expect(JSON.parse(formatJson(report)).files[0].findings).toHaveLength(file.findings.length);
    }),
  );
});
