import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from './index.ts';

/** How many mistakes each group of the collected list has. */
const GROUPS = { A: 21, B: 12, C: 10, D: 13, E: 17, F: 8, G: 8, H: 16, J: 9 };

const candidates = Object.entries(GROUPS).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, index) => `${group}${String(index + 1).padStart(2, '0')}`),
);

/** Those that a first release has to have as rules. */
const firstCut =
  `A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A14 B01 B04 B05 B06 B10 C01 C02 C04 C05 D01 D02 D03 D04 D05
  D07 E01 E02 E03 E06 E07 E08 E09 E10 F02 F06 G01 G02 H01 H03 H05 H09 H14 J01 J02 J03`.split(/\s+/);

const page = readFileSync(join(import.meta.dirname, '../../docs/candidates.md'), 'utf8');
const rows = [...page.matchAll(/^\| ([A-J]\d\d) \| (.+?) \| (.+) \|$/gm)].map(
  ([, id = '', what = '', answer = '']) => ({
    id,
    what,
    answer,
  }),
);

/** The names of the rules by code; each link of the page has to lead to one. */
const names = new Map(rules.map(({ meta }) => [meta.code, meta.name]));

describe('the table of what was considered', () => {
  it('has each mistake once, in order', () => expect(rows.map(({ id }) => id)).toEqual(candidates));

  it.each(rows)('$id names rules that exist, or says why there is none', ({ answer }) => {
    const links = [...answer.matchAll(/\[(ML\d{3})\]\(\.\.\/src\/rules\/([\w-]+)\/rule\.md\)/g)];
    for (const [, code = '', name] of links) expect(names.get(code)).toBe(name);
    if (links.length === 0 || answer.startsWith('none')) expect(answer).toMatch(/^none: .{40}/);
  });

  it.each(firstCut)('%s is a rule', (id) => {
    expect(rows.find((row) => row.id === id)?.answer).toMatch(/^\[ML\d{3}\]/);
  });
});
