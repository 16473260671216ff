import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { profilesPage } from './profiles-page.ts';

it('the page of the bundled profiles is that of the profiles', async () => {
  const written = readFileSync(join(import.meta.dirname, '../docs/profiles.md'), 'utf8');
  expect(written).toBe(await profilesPage());
});

it('the README counts the profiles as they are', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, count] = /^(\d+) profiles are made/m.exec(await profilesPage()) ?? [];
  expect(readme).toContain(`${count} more are imported`);
});
