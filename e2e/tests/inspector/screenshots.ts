import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { VisitOptions } from '../browser/chromium.ts';
import { exportOf, mappingRow } from './entra-export.ts';
import { Inspected } from './inspected.ts';
import { fillServer, sampleViews } from './sample.ts';

/** Takes the pictures of the inspector that documents show: `pnpm screenshots`. Looking at them is for people. */
const folder = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));

/** The views that are shown, what is done in them first, and how they look. */
const pictures: readonly { name: string; view: string; options?: VisitOptions; act?: (page: Page) => Promise<void> }[] =
  [
    { name: 'traffic', view: 'traffic' },
    { name: 'traffic-dark', view: 'traffic', options: { scheme: 'dark' } },
    { name: 'traffic-narrow', view: 'traffic', options: { width: 390, height: 780 } },
    { name: 'exchange', view: 'exchange', options: { height: 560 } },
    { name: 'exchange-narrow-dark', view: 'exchange', options: { width: 390, height: 780, scheme: 'dark' } },
    { name: 'patch-debugger', view: 'patch', options: { height: 620 } },
    { name: 'code', view: 'code' },
    { name: 'filter-explainer', view: 'filter' },
    { name: 'resources', view: 'resources' },
    { name: 'resource', view: 'resource' },
    { name: 'history', view: 'history' },
    { name: 'replay', view: 'replay', act: replay },
    { name: 'faults', view: 'faults' },
    { name: 'tenants', view: 'tenants' },
    { name: 'lint', view: 'lint', options: { height: 1000 }, act: lint },
    { name: 'state', view: 'state' },
  ];

async function replay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Replay 2/ }).click();
  await page.locator('.replay').first().waitFor();
}

async function lint(page: Page): Promise<void> {
  const userName = mappingRow('userName', 'userPrincipalName', { matchingPriority: 1 });
  const expression = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';
  const active = { targetAttributeName: 'active', source: { type: 'Function', name: 'Switch', expression } };
  const mapped = exportOf([userName, mappingRow('name.givenName', 'givenName'), active]);
  await page.getByLabel('Tenant').selectOption('acme');
  await page
    .getByLabel('Drop the export here')
    .setInputFiles({ name: 'acme-export.json', mimeType: 'application/json', buffer: Buffer.from(mapped) });
  const finding = page.locator('.findings > li').filter({ hasText: 'ML502' });
  await finding.locator('summary').click();
  await finding.locator('.wire-exchange').waitFor();
}

mkdirSync(folder, { recursive: true });
const inspected = await Inspected.start('--tenants', 'acme=talkdesk,beta=slack');
try {
  const sample = await fillServer(inspected);
  for (const { name, view, options, act } of pictures) {
    const { path, ready } = sampleViews.find(({ name }) => name === view)!;
    await inspected.visit(
      path(sample),
      async (page) => {
        await page.locator(ready).first().waitFor();
        await act?.(page);
        await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
      },
      { width: 1160, height: 700, ...options },
    );
  }
} finally {
  await inspected.stop();
}
