import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../scripts/documents/markdown.ts';
import { run } from '../../../scripts/shared/run.ts';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected } from './inspected.ts';

const document = readFileSync(new URL('../../../docs/testing-with-vitest.md', import.meta.url), 'utf8');
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

// What it says of the terminal is run by `pnpm documents`.
describe('docs/testing-with-vitest.md', () => {
  it('shows a vitest file that passes as it is', async () => {
    const file = parseMarkdown(document).fences.find(({ attributes }) => attributes.get('file')?.endsWith('.test.ts'));
    const folder = mkdtempSync(join(tmpdir(), 'scim-workbench-document-'));
    try {
      symlinkSync(modules, join(folder, 'node_modules'), 'junction');
      writeFileSync(join(folder, 'provisioning.test.ts'), file!.code);
      const vitest = join(modules, 'vitest', 'vitest.mjs');
      const { exitCode, stdout, stderr } = await run(process.execPath, [vitest, 'run', '--root', folder], {
        cwd: folder,
      });
      expect(stripVTControlCharacters(stdout + stderr)).toMatch(/Tests\s+3 passed/);
      expect(exitCode).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.skipIf(!hasChromium)('names what is there in the browser', async () => {
    const [, section = ''] = /^## In a browser\n(.*?)^## /ms.exec(document) ?? [];
    const names = [...section.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => name);
    expect(names).toContain('Traffic');
    const inspected = await Inspected.start();
    try {
      await inspected.createUser('ada@example.com');
      await inspected.send('/Users?filter=userName%20eq%20%22ADA%40example.com%22');
      await inspected.visit('/', async (page) => {
        await page.locator('.traffic-grid [role=row]').filter({ hasText: 'userName eq' }).click();
        await page.getByRole('tablist').waitFor();
        for (const name of names) {
          const there = page.getByRole('tab', { name, exact: true }).or(page.getByRole('link', { name, exact: true }));
          expect(await there.count(), name).toBeGreaterThan(0);
        }
        await page.getByRole('tab', { name: 'Filter' }).click();
        await page.getByText('These match').waitFor();
      });
    } finally {
      await inspected.stop();
    }
  });
});
