import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clientTolerances } from './client-tolerances.ts';

it('the README lists every tolerance as it is', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const table = readme.slice(readme.indexOf('<!-- tolerances -->'), readme.indexOf('<!-- /tolerances -->'));
  const cells = table
    .split('\n')
    .filter((row) => row.startsWith('| `'))
    .map((row) =>
      row
        .split('|')
        .slice(1, 4)
        .map((cell) => cell.trim()),
    );
  const told = Object.entries(clientTolerances).map(([id, { summary, clause }]) => [`\`${id}\``, summary, clause]);
  expect(cells).toEqual(told.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
});
