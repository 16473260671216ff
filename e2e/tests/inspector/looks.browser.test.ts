import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected, overflow, violations } from './inspected.ts';
import { fillServer, type SampleView } from './sample.ts';

/** What dark does to colours does not depend on the width. */
const sizes = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const;

describe.skipIf(!hasChromium)('every view of the inspector', { timeout: 240_000 }, () => {
  let inspected: Inspected;
  let views: readonly SampleView[];
  beforeAll(async () => {
    inspected = await Inspected.start('--tenants', 'acme=talkdesk,beta=slack');
    views = await fillServer(inspected);
  }, 240_000);
  afterAll(() => inspected.stop());

  it.each(sizes)('is fine with axe-core and as wide as its window: %s, %i pixels', async (scheme, width) => {
    for (const { path, ready } of views) {
      await inspected.visit(
        path,
        async (page) => {
          await page.locator(ready).first().waitFor();
          expect(await violations(page), path).toEqual([]);
          expect(await overflow(page), path).toBeLessThanOrEqual(0);
        },
        { scheme, width },
      );
    }
  });

  it('is fine with axe-core while it asks for confirmation and while it explains its keys', async () => {
    await inspected.visit('/state', async (page) => {
      await page.getByRole('button', { name: 'Reset', exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Keys' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it('is light or dark as somebody chose, and remembers nothing else', async () => {
    await inspected.visit('/', async (page) => {
      const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
      const light = await ground();
      await page.getByRole('button', { name: /Colours/ }).click();
      expect(await ground()).toBe(light);
      await page.getByRole('button', { name: /Colours/ }).click();
      const dark = await ground();
      expect(dark).not.toBe(light);
      await page.reload();
      await page.getByRole('button', { name: /Colours: Dark/ }).waitFor();
      expect(await ground()).toBe(dark);
      const stored = await page.evaluate<string>(
        'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
      );
      expect(JSON.parse(stored)).toEqual([{ 'scim-inspector.theme': 'dark' }, {}, '']);
      await page.getByRole('button', { name: /Colours/ }).click();
      expect(await page.evaluate<number>('localStorage.length')).toBe(0);
    });
  });
});
