import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected, overflow, textOf } from './inspected.ts';

/** Runs where text is taken for HTML, in one way or another. */
const attack =
  '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script><svg onload="window.attacked=1">';
/** Shows the name of a file backwards where it is not escaped. */
const backwards = 'user\u202egnp.exe\u2066\u0007';

describe.skipIf(!hasChromium)('the inspector shows what is hostile', () => {
  let inspected: Inspected;
  beforeAll(async () => {
    inspected = await Inspected.start();
  });
  beforeEach(() => inspected.reset());
  afterAll(() => inspected.stop());

  /** Fails when anything ran, or is there that the page did not put there. */
  async function expectHarmless(page: Page): Promise<void> {
    expect(await page.evaluate('window.attacked ?? 0')).toBe(0);
    expect(await page.locator('main img, main script, main svg, main iframe').count()).toBe(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }

  it.each(['', 'request', 'response', 'code'])('in names, headers and errors, as text: tab "%s"', async (tab) => {
    await inspected.createUser(attack, { displayName: attack, title: attack });
    await inspected.send(`/Users/${encodeURIComponent(attack)}?filter=${encodeURIComponent(attack)}`, {
      headers: { 'x-attack': attack, 'user-agent': attack },
    });
    const last = await inspected.latest();
    for (const id of [last - 1, last]) {
      await inspected.visit(`/exchanges/${id}?tab=${tab}`, async (page) => {
        await page.getByRole('tabpanel').waitFor();
        await page.getByText('<img src=x').first().waitFor();
        await expectHarmless(page);
      });
    }
  });

  it('in resources', async () => {
    const id = await inspected.createUser(attack, { displayName: attack });
    for (const path of [
      '/resources/default/User',
      `/resources/default/User/${id}`,
      `/resources/default/User/${id}?tab=history`,
    ]) {
      await inspected.visit(path, async (page) => {
        await page.getByText('<img src=x').first().waitFor();
        await expectHarmless(page);
      });
    }
  });

  it.each([
    '/filter?filter=',
    '/?q=',
    '/replay?exchanges=',
    '/resources/default/User?filter=',
    '/tenants/',
    '/exchanges/1?tab=',
  ])('in the address %s', async (path) => {
    await inspected.visit(`${path}${encodeURIComponent(attack)}`, async (page) => {
      await page.locator('main > *').first().waitFor();
      await expectHarmless(page);
    });
  });

  it('with characters that are invisible or change the direction of writing, escaped', async () => {
    await inspected.createUser(backwards.replace('\u0007', ''));
    await inspected.visit('/resources/default/User', async (page) => {
      await page.getByText('user\\u{202e}gnp.exe').first().waitFor();
      expect(await textOf(page.locator('main'))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    });
    await inspected.visit(`/exchanges/${await inspected.latest()}?tab=request`, async (page) => {
      await page.getByText('\\u{202e}').first().waitFor();
      expect(await textOf(page.locator('main'))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    });
  });

  it('huge, cut until somebody asks', async () => {
    await inspected.createUser('huge', { title: 'x'.repeat(600_000), nickName: 'y'.repeat(2000) });
    const many = Array.from({ length: 3000 }, (_, index) => ({ value: `u${index}@example.com`, type: `t${index}` }));
    await inspected.createUser('many', { emails: many });
    const last = await inspected.latest();
    for (const id of [last - 1, last]) {
      await inspected.visit(`/exchanges/${id}?tab=request`, async (page) => {
        await page.getByRole('tabpanel').waitFor();
        await page
          .getByRole('button', { name: /show .*more/i })
          .first()
          .waitFor();
        expect((await textOf(page.locator('main'))).length).toBeLessThan(100_000);
        await page
          .getByRole('button', { name: /show .*more/i })
          .first()
          .click();
        await expectHarmless(page);
      });
    }
  });

  it('with passwords and tokens nowhere', async () => {
    const secret = 'correct horse battery staple';
    const id = await inspected.createUser('ada', { password: secret });
    await inspected.patchUser(id, { op: 'replace', path: 'password', value: secret });
    const last = await inspected.latest();
    const paths = ['overview', 'request', 'response', 'patch', 'code'].map((tab) => `/exchanges/${last}?tab=${tab}`);
    for (const path of [...paths, `/resources/default/User/${id}`, `/resources/default/User/${id}?tab=history`]) {
      await inspected.visit(path, async (page) => {
        await page.getByRole('tabpanel').waitFor();
        await expect.poll(() => page.locator('.loading').count()).toBe(0);
        const html = await page.content();
        const boxes = await page.locator('textarea').all();
        const values = (await Promise.all(boxes.map((box) => box.inputValue()))).join();
        expect(html + values).not.toContain(secret);
        expect(html + values).not.toMatch(/Bearer (?!\$|\[redacted\])/);
      });
    }
  });
});
