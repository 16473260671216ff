import { readFileSync } from 'node:fs';
import { tolerances } from 'scim-core';
import { expect, it } from 'vitest';

it('the README lists every tolerance of answers as it is', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const table = readme.slice(readme.indexOf('<!-- tolerances -->'), readme.indexOf('<!-- /tolerances -->'));
  const rows = table.split('\n').filter((row) => row.startsWith('| `'));
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const told = Object.entries(tolerances).filter(([id]) => /^(client|list)\./.test(id));
  expect(cells.map((row) => row.slice(1, 4))).toEqual(
    told.map(([id, { summary, clause }]) => [`\`${id}\``, summary, clause]),
  );
});
