import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected } from './inspected.ts';

/** What has the focus: its name, as far as that is text or a label. */
const focused = `(() => {
  const { activeElement: it } = document;
  const label = it.labels?.[0]?.innerText ?? '';
  return (it.getAttribute('aria-label') ?? '') + ' ' + label + ' ' + (it.innerText ?? '').slice(0, 100);
})()`;

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await page.evaluate<string>(focused))) return;
  }
  throw new Error(`Tab never leads to ${name}`);
}

describe.skipIf(!hasChromium)('with the keyboard alone', () => {
  let inspected: Inspected;
  beforeAll(async () => {
    inspected = await Inspected.start('--tenants', 'acme');
  });
  beforeEach(() => inspected.reset());
  afterAll(() => inspected.stop());

  it('an exchange is read tab by tab', async () => {
    const id = await inspected.createUser('ada@example.com');
    await inspected.patchUser(id, { op: 'replace', path: 'title', value: 'Countess' });
    await inspected.visit('/', async (page) => {
      await page.locator('.traffic-grid [role=gridcell]').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: 'Overview' }).waitFor();
      await tabTo(page, /^\s*Overview/);
      for (const name of ['Request', 'Response', 'PATCH debugger']) {
        await page.keyboard.press('ArrowRight');
        await page.getByRole('tab', { name, selected: true }).waitFor();
      }
      await page.locator('.operation').waitFor();
      await page.keyboard.press('End');
      await page.getByRole('tab', { name: 'Code', selected: true }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    });
  });

  it('a resource is found, edited and saved', async () => {
    const id = await inspected.createUser('ada@example.com');
    await inspected.createUser('grace@example.com');
    await inspected.visit('/', async (page) => {
      await tabTo(page, /Resources/);
      await page.keyboard.press('Enter');
      await page.getByText('2 resources').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('userName sw "ada"');
      await page.keyboard.press('Enter');
      await page.getByText('1 resource').waitFor();
      // Out of the search.
      await tabTo(page, /New User/);
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('textarea').count()).toBe(1);
      await tabTo(page, /The resource as JSON/);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(
        '{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@example.com", "title": "Countess" }',
      );
      await tabTo(page, /^\s*Save/);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await inspected.send(`/Users/${id}`)).body.title).toBe('Countess');
    });
  });

  it('a filter is explained, and an exchange replayed', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.send('/Users');
    const last = await inspected.latest();
    await inspected.visit('/filter', async (page) => {
      await page.getByRole('heading', { name: 'Filter explainer' }).waitFor();
      await tabTo(page, /^\s*Filter\s*$/);
      while (!(await page.evaluate<boolean>("document.activeElement.tagName === 'INPUT'"))) {
        await tabTo(page, /^\s*Filter\s*$/);
      }
      await page.keyboard.type('userName pr');
      await page.keyboard.press('Enter');
      await page.getByText('These match').waitFor();
    });
    await inspected.visit('/replay', async (page) => {
      await page.getByRole('heading', { name: 'Replay' }).waitFor();
      await tabTo(page, /Exchanges, in this order/);
      await page.keyboard.type(String(last));
      await page.keyboard.press('Enter');
      await page.getByText('All answered as before.').waitFor();
    });
  });

  it('a fault is added and removed', async () => {
    await inspected.visit('/faults', async (page) => {
      await page.getByText('None: every request').waitFor();
      await tabTo(page, /What goes wrong/);
      await page.keyboard.type('Cut');
      await tabTo(page, /Add the fault/);
      await page.keyboard.press('Enter');
      await page.locator('.cards').getByText('Cut connection').waitFor();
      await expect(inspected.send('/Users')).rejects.toThrow();
      await tabTo(page, /Remove fault/);
      await page.keyboard.press('Enter');
      await page.getByText('None: every request').waitFor();
    });
  });

  it('a tenant is put aside, and another is reset after a question', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.visit('/tenants/default', async (page) => {
      const acme = page.getByRole('region', { name: 'Tenant acme' });
      await acme.waitFor();
      await tabTo(page, /acme \(/);
      await page.keyboard.press('Space');
      await acme.waitFor({ state: 'detached' });
    });
    await inspected.visit('/state', async (page) => {
      await page.getByRole('heading', { name: 'State' }).waitFor();
      await tabTo(page, /^\s*Reset\s*$/);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      // What is harmless has the focus.
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect((await inspected.send('/Users')).body.totalResults).toBe(1);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('default was reset.').waitFor();
    });
  });

  it('the linter and the colours can be reached', async () => {
    await inspected.visit('/lint', async (page) => {
      await page.getByRole('heading', { name: 'Lint' }).waitFor();
      await tabTo(page, /Drop the export here/);
      await tabTo(page, /Colours/);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Colours: Light/ }).waitFor();
    });
  });

  it('and at 390 pixels, an exchange takes the place of the list, and gives it back', async () => {
    await inspected.createUser('ada@example.com');
    await inspected.visit(
      '/',
      async (page) => {
        await page.locator('.traffic-grid [role=gridcell]').first().waitFor();
        await page.keyboard.press('j');
        await tabTo(page, /Exchanges, newest first/);
        await page.keyboard.press('Enter');
        await page.getByRole('tablist').waitFor();
        expect(await page.locator('.traffic-grid').count()).toBe(0);
        await page.keyboard.press('Escape');
        await page.locator('.traffic-grid [role=gridcell]').first().waitFor();
      },
      { width: 390 },
    );
  });
});
