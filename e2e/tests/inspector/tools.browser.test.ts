import { readFile } from 'node:fs/promises';
import { startReferenceServer } from 'scim-reference-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected, textOf } from './inspected.ts';

describe.skipIf(!hasChromium)('the tools of the inspector', () => {
  let inspected: Inspected;
  beforeAll(async () => {
    inspected = await Inspected.start('--tenants', 'acme=talkdesk,beta=slack');
  });
  beforeEach(() => inspected.reset());
  afterAll(() => inspected.stop());

  it('explain a filter: how it was understood, by which index, and why each resource matches or not', async () => {
    await inspected.createUser('ada@example.com', { active: true });
    await inspected.createUser('grace@example.com', { active: true });
    await inspected.visit('/filter', async (page) => {
      await page.getByRole('textbox', { name: 'Filter' }).fill('USERNAME eq "ADA@example.com" and active eq true');
      await page.getByRole('button', { name: 'Explain' }).click();
      await page.getByText('These match').waitFor();
      const text = await textOf(page.locator('main'));
      expect(text).toMatch(/Index\s+(not )?used/);
      expect(text).toMatch(/Matches\s+1/);
      expect(text).toContain('ada@example.com');
      expect(text).toMatch(/✗ false[\s\S]*userName/);
      await page.getByRole('textbox', { name: 'Filter' }).fill('userName eq');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    });
  });

  it('replay exchanges, and say what is answered otherwise', async () => {
    await inspected.send('/Users?filter=userName%20eq%20%22ada%40example.com%22');
    await inspected.send('/ServiceProviderConfig');
    const last = await inspected.latest();
    await inspected.createUser('ada@example.com');
    await inspected.visit(`/replay?exchanges=${last - 1},${last}`, async (page) => {
      await page.getByRole('button', { name: 'Replay 2 exchanges' }).click();
      await page.getByText('1 of 2 answers not as before').waitFor();
      const results = page.locator('.replay');
      expect(await textOf(results.nth(0))).toMatch(/totalResults[\s\S]*0[\s\S]*1/);
      expect(await textOf(results.nth(1))).toContain('The same answer.');
      await results
        .nth(0)
        .getByRole('link', { name: /^exchange \d+$/ })
        .click();
      await page.getByText(`exchange ${last - 1}`, { exact: true }).waitFor();
    });
  });

  it('replay against another server, with a token that is used once', async () => {
    const other = await startReferenceServer({ port: 0, logLevel: 'silent' });
    const here = await Inspected.start('--replay-target', other.url);
    try {
      await here.createUser('ada@example.com');
      await here.visit(`/replay?exchanges=${await here.latest()}`, async (page) => {
        await page.getByLabel('Against').selectOption(other.url);
        const created = other.requests.next({ method: 'POST', path: '/Users' }, { timeout: 30_000 });
        await page.getByLabel('Token for it, used once').fill(other.token);
        await page.getByRole('button', { name: 'Replay 1 exchange' }).click();
        await page.getByText('All answered as before.').waitFor();
        expect((await created).body).toMatchObject({ userName: 'ada@example.com' });
        expect(await page.getByLabel('Token for it, used once').inputValue()).toBe('');
        expect(await page.content()).not.toContain(other.token);
        expect(page.url()).not.toContain(other.token);
      });
    } finally {
      await here.stop();
      await other.close();
    }
  });

  it('inject faults, by the form, and take them back', async () => {
    await inspected.visit('/faults', async (page) => {
      await page.getByText('None: every request').waitFor();
      await page.getByRole('spinbutton', { name: 'Status' }).fill('429');
      await page.getByLabel('Retry-After (s)').fill('7');
      await page.getByLabel('Path').fill('/Users');
      await page.getByLabel('How often').fill('1');
      await page.getByRole('button', { name: 'Add the fault' }).click();
      await page.getByText('Status: 429, Retry-After 7').waitFor();
      expect((await inspected.send('/Groups')).status).toBe(200);
      expect((await inspected.send('/Users')).status).toBe(429);
      expect((await inspected.send('/Users')).status).toBe(200);

      await page.getByLabel('What goes wrong').selectOption('Resources: null');
      await page.getByLabel('How often').fill('');
      await page.getByLabel('Path').fill('');
      await page.getByRole('button', { name: 'Add the fault' }).click();
      await page.getByText('every request', { exact: false }).first().waitFor();
      await expect.poll(async () => (await inspected.send('/Users')).body.Resources).toBe(null);
      await page.getByRole('button', { name: 'Remove all' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove all' }).click();
      await page.getByText('None: every request').waitFor();
      expect((await inspected.send('/Users')).body.Resources).not.toBe(null);

      await page.getByLabel('What goes wrong').selectOption('Status');
      await page.getByRole('spinbutton', { name: 'Status' }).fill('99');
      await page.getByRole('button', { name: 'Add the fault' }).click();
      expect(await page.locator('input:invalid').count()).toBe(1);
    });
  });

  it.each([
    ['Latency', /1 ms later/],
    ['Slow body', /slow/],
    ['Cut connection', /cut/],
  ])('make answers late, slow or broken, by the form: %s', async (kind, told) => {
    await inspected.visit('/faults', async (page) => {
      await page.getByLabel('What goes wrong').selectOption(kind);
      const milliseconds = page.getByLabel('Milliseconds');
      if ((await milliseconds.count()) > 0) await milliseconds.fill('1');
      await page.getByLabel('Percent').fill('100');
      await page.getByLabel('How often').fill('1');
      await page.getByRole('button', { name: 'Add the fault' }).click();
      await expect.poll(async () => (await inspected.api('faults')) as object).toMatchObject({ faults: [{ left: 1 }] });
      await inspected.send('/Users').catch(() => undefined);
      await expect
        .poll(async () => ((await inspected.api('exchanges/latest')) as { fault: string }).fault)
        .toMatch(told);
    });
  });

  it('show tenants side by side, each with its own log', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.createUser('grace@example.com', { name: { givenName: 'Grace', familyName: 'Hopper' } }, 'acme');
    await inspected.visit('/tenants/default', async (page) => {
      const column = (name: string) => page.getByRole('region', { name: `Tenant ${name}`, exact: true });
      await column('default').getByText('ada@example.com').waitFor();
      expect(await textOf(column('default'))).not.toContain('grace');
      expect(await textOf(column('acme'))).toContain('Talkdesk');
      await column('acme').getByText('/Users').first().waitFor();
      await column('beta').getByText('Nothing has been sent to it yet.').waitFor();
      await inspected.send('/Groups', { tenant: 'beta' });
      await column('beta').getByText('/Groups').first().waitFor();
      await page.getByRole('checkbox', { name: /beta/ }).uncheck();
      await column('beta').waitFor({ state: 'detached' });
      expect(page.url()).toContain('with=acme');
    });
  });

  it('seed, save, restore and reset the state of a tenant', async () => {
    await inspected.visit('/state', async (page) => {
      const tenant = page.getByRole('region', { name: 'Tenant default' });
      await tenant.getByLabel('Users to make up').fill('12');
      await tenant.getByRole('button', { name: 'Seed' }).click();
      await page.getByText(/default got 12 users/).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        tenant.getByRole('link', { name: 'Download a snapshot' }).click(),
      ]);
      const snapshot = await readFile(await download.path());
      await tenant.getByRole('button', { name: 'Reset', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
      await page.getByText('default was reset.').waitFor();
      expect((await inspected.send('/Users')).body.totalResults).toBe(0);
      await tenant.getByLabel('Snapshot to restore').setInputFiles({
        ...{ name: 'snapshot.json', mimeType: 'application/json', buffer: snapshot },
      });
      await tenant.getByRole('button', { name: 'Restore', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
      await page.getByText('default was restored.').waitFor();
      expect((await inspected.send('/Users')).body.totalResults).toBe(12);
      await page.getByText('12 Users').waitFor();
    });
  });
});
