import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected, textOf } from './inspected.ts';

const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

describe.skipIf(!hasChromium)('resources in the inspector', () => {
  let inspected: Inspected;
  beforeAll(async () => {
    inspected = await Inspected.start('--tenants', 'acme');
  });
  beforeEach(() => inspected.reset());
  afterAll(() => inspected.stop());

  const rows = (page: Page) => page.locator('.resource-grid [role=rowgroup] [role=row]');
  const editor = (page: Page) => page.getByRole('textbox', { name: /as JSON/ });
  const entitle = (id: string) => inspected.patchUser(id, { op: 'replace', path: 'title', value: 'Countess' });

  it('lists thousands, of which only those are there that can be seen', async () => {
    await inspected.api('tenants/default/seed', 'POST', { users: 3000 });
    await inspected.visit('/resources/default/User', async (page) => {
      await page.getByText('3,000 resources').waitFor();
      await expect.poll(() => textOf(rows(page).first())).toContain('@');
      expect(await rows(page).count()).toBeLessThan(80);
      await page.getByRole('grid').focus();
      await page.keyboard.press('End');
      const last = page.locator('[role=row][aria-rowindex="3001"]');
      await expect.poll(() => textOf(last)).toContain('@');
      expect(await rows(page).count()).toBeLessThan(80);
    });
  });

  it('finds by a filter, says what is wrong with one, and leads to its explanation', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.createUser('grace@example.com');
    await inspected.visit('/resources/default/User', async (page) => {
      await page.getByText('2 resources').waitFor();
      await page.getByLabel('Filter').fill('userName sw "gra"');
      await page.keyboard.press('Enter');
      await page.getByText('1 resource').waitFor();
      expect(await textOf(rows(page).first())).toContain('grace@example.com');
      await page.getByLabel('Filter').fill('userName sw');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Filter').fill('userName eq "nobody"');
      await page.keyboard.press('Enter');
      await page.getByText('No resource matches the filter').waitFor();
      await page.getByRole('link', { name: 'Why not?' }).click();
      await page.getByText('These do not').waitFor();
    });
  });

  it('edits one as JSON, and shows what is wrong at its line', async () => {
    const id = await inspected.createUser('ada@example.com', { active: true });
    await inspected.visit('/resources/default/User', async (page) => {
      await rows(page).filter({ hasText: 'ada@example.com' }).click();
      await expect.poll(() => editor(page).inputValue()).toContain('"active": true');
      const original = await editor(page).inputValue();

      await editor(page).fill(original.replace('"active": true', '"active": maybe'));
      await page.getByRole('button', { name: 'Save' }).click();
      const line = original.split('\n').findIndex((text) => text.includes('"active"')) + 1;
      await page
        .getByRole('alert')
        .filter({ hasText: `Line ${line}:` })
        .waitFor();
      await editor(page).fill(original.replace('"active": true', '"active": { "a": 1 }'));
      await page.getByRole('button', { name: 'Save' }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: `Line ${line}:` })
        .waitFor();
      expect(await textOf(page.locator('.editor-lines .wrong'))).toBe(String(line));

      await editor(page).fill(original.replace('"active": true', '"active": true, "title": "Countess"'));
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(async () => (await inspected.send(`/Users/${id}`)).body.title).toBe('Countess');
      await page.getByRole('alert').waitFor({ state: 'detached' });
    });
  });

  it('refuses to overwrite what somebody else changed meanwhile', async () => {
    const id = await inspected.createUser('ada@example.com');
    await inspected.visit(`/resources/default/User/${id}`, async (page) => {
      await expect.poll(() => editor(page).inputValue()).toContain('ada@example.com');
      const original = await editor(page).inputValue();
      await entitle(id);
      await editor(page).fill(original.replace('"ada@example.com"', '"ada@example.org"'));
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').waitFor();
      expect((await inspected.send(`/Users/${id}`)).body.userName).toBe('ada@example.com');
    });
  });

  it('creates one, and deletes it when that is confirmed', async () => {
    await inspected.visit('/resources/acme/User', async (page) => {
      await page.getByRole('link', { name: 'New User' }).click();
      await editor(page).fill('{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"] }');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('alert').filter({ hasText: 'userName' }).waitFor();
      await editor(page).fill('{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada" }');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('heading', { name: 'ada' }).waitFor();
      expect((await inspected.send('/Users', { tenant: 'acme' })).body.totalResults).toBe(1);
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('There are no Users').waitFor();
      expect((await inspected.send('/Users', { tenant: 'acme' })).body.totalResults).toBe(0);
    });
  });

  it('says who is in which group, from both sides', async () => {
    const id = await inspected.createUser('ada@example.com');
    await inspected.send('/Groups', {
      method: 'POST',
      body: { schemas: [groupSchema], displayName: 'Analysts', members: [{ value: id }] },
    });
    await inspected.visit(`/resources/default/User/${id}?tab=groups`, async (page) => {
      await page.getByRole('link', { name: 'Analysts' }).click();
      await page.getByRole('tab', { name: 'Members' }).click();
      await page.getByRole('link', { name: 'ada@example.com' }).click();
      await page.getByRole('heading', { name: 'ada@example.com' }).waitFor();
    });
  });

  it('shows what became of one, and the exchanges that did it', async () => {
    const id = await inspected.createUser('ada@example.com', { title: 'Miss' });
    await entitle(id);
    await inspected.visit(`/resources/default/User/${id}?tab=history`, async (page) => {
      await page.getByText('updated').waitFor();
      const text = await textOf(page.getByRole('tabpanel'));
      expect(text).toMatch(/updated[\s\S]*title[\s\S]*Miss[\s\S]*Countess[\s\S]*created/);
      await page
        .getByRole('link', { name: /^exchange \d+$/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1 }).filter({ hasText: 'PATCH' }).waitFor();
    });
  });

  it('goes back to the state right after an exchange', async () => {
    const id = await inspected.createUser('ada@example.com', { title: 'Miss' });
    const then = await inspected.latest();
    await entitle(id);
    await inspected.createUser('grace@example.com');
    await inspected.visit('/resources/default/User', async (page) => {
      await page.getByText('2 resources').waitFor();
      await page.getByLabel('Exchange').fill(String(then));
      await page.getByLabel('Exchange').press('Enter');
      await page.getByText('1 resource').waitFor();
      await rows(page).first().click();
      await expect.poll(() => editor(page).inputValue()).toContain('"Miss"');
      expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Back to now' }).click();
      await expect.poll(() => editor(page).inputValue()).toContain('"Countess"');
      await page.getByLabel('State as of').focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => editor(page).inputValue()).toContain('"Miss"');
    });
  });
});
