import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Setting, settingTable } from './setting-table.ts';

it('README lists every setting with its variable, default and meaning', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = readme
    .split('\n')
    .filter((line) => line.startsWith('| `--'))
    .map((line) => line.replaceAll(/ +\|/g, ' |'));
  const expected = Object.values(settingTable).map((setting: Setting<unknown>) => {
    const fallback = setting.defaultText ?? `\`${String(setting.default)}\``;
    return `| \`${setting.flag}\` | \`${setting.variable}\` | ${fallback} | ${setting.summary} |`;
  });
  expect(rows).toEqual(expected);
});
