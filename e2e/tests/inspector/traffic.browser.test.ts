import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected, textOf } from './inspected.ts';

describe.skipIf(!hasChromium)('live traffic', () => {
  let inspected: Inspected;
  beforeAll(async () => {
    inspected = await Inspected.start('--tenants', 'acme=talkdesk');
  });
  beforeEach(() => inspected.reset());
  afterAll(() => inspected.stop());

  const rows = (page: Page) => page.locator('.traffic-grid [role=rowgroup] [role=row]');
  const row = (page: Page, text: string | RegExp) => rows(page).filter({ hasText: text }).first();
  const live = (page: Page) => page.getByRole('status').filter({ hasText: 'Live' }).waitFor();

  it('says where to send requests while there are none, and never a token', async () => {
    await inspected.visit('/', async (page) => {
      await page.getByText('Nothing has been sent yet').waitFor();
      const text = await textOf(page.locator('main'));
      expect(text).toContain(inspected.url);
      expect(text).toContain('curl -H "Authorization: Bearer $SCIM_TOKEN"');
      expect(text).not.toMatch(/scim_[\w-]{10}/);
    });
  });

  it('grows by what happens, without being loaded anew', async () => {
    await inspected.visit('/', async (page) => {
      await live(page);
      await inspected.createUser('ada@example.com');
      await row(page, 'created').waitFor();
      await inspected.send('/Users?filter=userName%20eq%20%22nobody%22');
      await row(page, 'userName eq "nobody"').waitFor();
      const first = await textOf(rows(page).first());
      expect(first).toContain('GET');
      expect(first).toContain('200');
      expect(first).toMatch(/\d\d:\d\d:\d\d\.\d\d\d/);
      expect(first).toMatch(/\d ms/);
      expect(first).toContain('default');
    });
  });

  it('is filtered by what stands in its address, and searched', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.send('/Users/none');
    await inspected.createUser('grace@example.com', { name: { givenName: 'Grace', familyName: 'Hopper' } }, 'acme');
    await inspected.visit('/?status=4xx', async (page) => {
      await row(page, '404').waitFor();
      expect(await rows(page).count()).toBe(1);
      await page.getByLabel('Status').selectOption('');
      await page.getByLabel('Method').selectOption('POST');
      await expect.poll(() => rows(page).count()).toBe(2);
      await page.getByLabel('Tenant').selectOption('acme');
      await expect.poll(() => rows(page).count()).toBe(1);
      expect(page.url()).toContain('tenant=acme');
      await page.getByLabel('Method').selectOption('');
      await page.getByLabel('Tenant').selectOption('');
      await page.keyboard.press('Escape');
      await page.locator('main').click({ position: { x: 5, y: 5 } });
      await page.keyboard.press('/');
      await page.keyboard.type('grace');
      await expect.poll(() => rows(page).count()).toBe(1);
      await inspected.createUser('graceful@example.com');
      await expect.poll(() => rows(page).count()).toBe(2);
    });
  });

  it('has its filters in one line and its check boxes whole at 1160 pixels', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.visit(
      '/',
      async (page) => {
        await row(page, 'created').waitFor();
        const ends = await page
          .locator('.toolbar .field')
          .evaluateAll((fields) => fields.map((field) => Math.round(field.getBoundingClientRect().bottom)));
        expect(new Set(ends).size).toBe(1);
        const clipped = await page
          .locator('.traffic-grid [role=gridcell]:has(input)')
          .evaluateAll((cells) => cells.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
        expect(clipped).toEqual([0]);
      },
      { width: 1160 },
    );
  });

  it('pauses, goes on, and forgets when that is confirmed', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.visit('/', async (page) => {
      await row(page, 'created').waitFor();
      await live(page);
      await page.getByRole('button', { name: 'Pause' }).click();
      await inspected.send('/Users');
      await page.getByRole('button', { name: 'Go on (1 new)' }).waitFor();
      expect(await rows(page).count()).toBe(1);
      await page.getByRole('button', { name: /Go on/ }).click();
      await expect.poll(() => rows(page).count()).toBe(2);

      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      expect(await rows(page).count()).toBe(2);
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Clear' }).click();
      await page.getByText('Nothing has been sent yet').waitFor();
    });
  });

  it('is exported as HAR and as NDJSON', async () => {
    await inspected.createUser('ada@example.com', { password: 'correct horse' });
    await inspected.visit('/', async (page) => {
      await row(page, 'created').waitFor();
      for (const name of ['HAR', 'NDJSON']) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name, exact: true }).click(),
        ]);
        const text = await readFile(await download.path(), 'utf8');
        expect(text).toContain('ada@example.com');
        expect(text).not.toContain('correct horse');
        if (name === 'HAR') expect(JSON.parse(text)).toMatchObject({ log: { version: '1.2' } });
        else for (const line of text.trim().split('\n')) JSON.parse(line);
      }
    });
  });

  it('shows an exchange from all sides, at an address of its own', async () => {
    const id = await inspected.createUser('ada@example.com', { active: true });
    await inspected.patchUser(
      id,
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'Add', path: 'title', value: 'Countess' },
    );
    const exchange = await inspected.latest();
    await inspected.visit('/', async (page) => {
      await row(page, 'PATCH').click();
      await page.getByRole('heading', { name: 'Verdicts' }).waitFor();
      expect(page.url()).toBe(`${inspected.origin}/exchanges/${exchange}`);
      const overview = await textOf(page.getByRole('tabpanel'));
      expect(overview).toMatch(/MUST[\s\S]*RFC 7644, section 3\.5\.2[\s\S]*client\.patch-op/);
      expect(overview).not.toContain('client.content-type');
      await page.getByText(/^\d+ checks found nothing$/).click();
      await page.getByText('client.content-type').waitFor();
      expect(overview).toMatch(/active[\s\S]*true[\s\S]*false/);
      const clause = page
        .getByRole('tabpanel')
        .getByRole('link', { name: /RFC 764\d/ })
        .first();
      expect(await clause.getAttribute('href')).toMatch(/^https:\/\//);

      await page.getByRole('tab', { name: 'Request' }).click();
      await page.getByText('"Operations"').waitFor();
      await page.getByRole('button', { name: 'Raw' }).click();
      expect(await textOf(page.locator('pre').first())).toContain('"op":"Replace"');
      const headers = await textOf(page.locator('table.headers'));
      expect(headers).toContain('content-type');
      expect(headers).not.toMatch(/Bearer scim_/);
      await page.getByRole('tab', { name: 'Response' }).click();
      await page.getByText('"ada@example.com"').first().waitFor();

      await page.getByRole('tab', { name: 'PATCH debugger' }).click();
      const operations = page.locator('.operation');
      await operations.first().waitFor();
      expect(await operations.count()).toBe(2);
      expect(await textOf(operations.nth(0))).toContain('patch.op-any-case');
      expect(await textOf(operations.nth(1))).toMatch(/title[\s\S]*Countess/);
      expect(await textOf(page.getByLabel('Before', { exact: true }))).toContain('"active": true');
      expect(await textOf(page.getByLabel('After', { exact: true }))).toContain('"active": false');
    });
    // The address leads to the same, tab and all.
    await inspected.visit(`/exchanges/${exchange}?tab=patch`, (page) => page.locator('.operation').first().waitFor());
  });

  it('gives a request as curl, fetch and vitest, without the token', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.visit(`/exchanges/${await inspected.latest()}?tab=code`, async (page) => {
      const code = page.getByLabel('The request as', { exact: false });
      for (const [name, word] of [
        ['curl', 'curl'],
        ['fetch', 'await fetch'],
        ['vitest', 'expect'],
      ] as const) {
        await page.getByRole('button', { name, exact: true }).click();
        await expect.poll(() => textOf(code)).toContain(word);
        expect(await textOf(code)).not.toMatch(/Bearer scim_/);
      }
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: inspected.origin });
      await page.getByRole('button', { name: 'Copy code' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
    });
  });

  it('explains the filter of an exchange', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.createUser('adam@example.com');
    await inspected.send('/Users?filter=userName%20eq%20%22ADA%40example.com%22');
    await inspected.visit(`/exchanges/${await inspected.latest()}?tab=filter`, async (page) => {
      await page.getByText('These match').waitFor();
      const text = await textOf(page.getByRole('tabpanel'));
      expect(text).toContain('ada@example.com');
      expect(text).toContain('adam@example.com');
    });
  });

  it('follows the latest exchange', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.visit('/latest', async (page) => {
      await page.getByRole('heading', { level: 1 }).filter({ hasText: 'POST' }).waitFor();
      await live(page);
      await inspected.send('/Groups');
      await page.getByRole('heading', { level: 1 }).filter({ hasText: '/Groups' }).waitFor();
    });
  });

  it('can be used with the keyboard alone', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.send('/Users/none');
    await inspected.send('/Groups');
    await inspected.visit('/', async (page) => {
      await row(page, '/Groups').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      const grid = page.getByRole('grid');
      const focused = () => page.evaluate<string | null>("document.activeElement.getAttribute('role')");
      for (let tabs = 0; tabs < 30 && (await focused()) !== 'grid'; tabs += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('j');
      await page.keyboard.press('ArrowDown');
      expect(await textOf(page.locator('[role=row][aria-selected=true]'))).toContain('404');
      const active = await grid.getAttribute('aria-activedescendant');
      expect(await textOf(page.locator(`[id="${active}"]`))).toContain('404');
      await page.keyboard.press('x');
      await page.getByRole('link', { name: 'Replay 1 selected' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1 }).filter({ hasText: '404' }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('heading', { level: 1 }).filter({ hasText: 'POST' }).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.url()).toBe(`${inspected.origin}/`);
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByText('next row').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  it('says that the connection is lost, waits, and catches up', async () => {
    await inspected.visit('/', async (page) => {
      await page.route('**/api/v1/events**', (route) => route.abort());
      await page.reload();
      await page.getByText('Connection lost').waitFor();
      await inspected.createUser('ada@example.com');
      await page.unroute('**/api/v1/events**');
      await page.getByRole('button', { name: 'Connect now' }).click();
      await live(page);
      await row(page, 'created').waitFor();
    });
  });
});
