import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tolerances } from './tolerances.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the table of tolerances in the README', () => {
  it('lists every tolerance as it is', () => {
    const table = readme.slice(readme.indexOf('<!-- tolerances -->'), readme.indexOf('<!-- /tolerances -->'));
    const cells = table
      .split('\n')
      .filter((row) => row.startsWith('| `'))
      .map((row) => row.split(/(?<!\\)\|/).slice(1, 4))
      .map((row) => row.map((cell) => cell.trim().replaceAll('\\|', '|')));
    expect(cells).toEqual(
      Object.entries(tolerances).map(([id, { summary, clause }]) => [`\`${id}\``, summary, clause]),
    );
  });
});
