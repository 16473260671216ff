import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected, overflow, violations } from './inspected.ts';
import { fillServer, type Sample, sampleViews } from './sample.ts';

describe.skipIf(!hasChromium)('every view of the inspector', () => {
  let inspected: Inspected;
  let sample: Sample;
  beforeAll(async () => {
    inspected = await Inspected.start('--tenants', 'acme=talkdesk,beta=slack');
    sample = await fillServer(inspected);
  });
  afterAll(() => inspected.stop());

  it.each(sampleViews)(
    'is fine with axe-core, light and dark, and as wide as its window, also at 390 pixels: $name',
    async ({ path, ready }) => {
      await inspected.visit(path(sample), async (page) => {
        await page.locator(ready).first().waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);

        // The system's scheme changes colours alone, at once where nothing is animated.
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        expect(await violations(page, 'color')).toEqual([]);

        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize({ width: 390, height: 800 });
        await page.reload();
        await page.locator(ready).first().waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    },
  );

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
