import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { Chromium, hasChromium } from './chromium.ts';
import { hostilePage } from './tasks/hostile-page.ts';
import { run } from './tasks/mapping-lint.ts';

describe('the bundles of mapping-lint', () => {
  /** Words that only the engine for patterns, the bundled profiles, and what reads profiles hold. */
  const ELSEWHERE = /RE2JS|support\.talkdesk\.com|extends another/;

  it.each([
    ['lintExport', 120_000],
    ['fixExport', 12_000],
    ['formatHtml', 8_000],
  ])('of %s take at most %i bytes, without profiles and without what reads them', async (name, most) => {
    const { text, gzipped } = await bundle(`export { ${name} } from 'mapping-lint';`);
    expect(gzipped).toBeLessThanOrEqual(most);
    expect(text).not.toMatch(ELSEWHERE);
  });
});

describe.skipIf(!hasChromium)('mapping-lint in Chromium, where eval is forbidden', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.launch();
  });
  afterAll(() => chromium.close());

  it.each(['page', 'worker'] as const)('checks and mends in a %s as it does in Node', async (where) => {
    const { text } = await bundle("export { run } from './tasks/mapping-lint.ts';");
    const expected = JSON.parse(JSON.stringify(await run()));
    const { result, error, complaints } = await chromium.run(text, where);
    expect(error).toBeUndefined();
    expect(complaints).toEqual([]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
  });

  it('does what the task is about', async () => {
    expect(await run()).toMatchObject({ applied: expect.arrayContaining(['ML501', 'ML502']), after: [] });
  });

  it.each([1200, 360])('shows the report as a page of %i pixels, whatever the export holds', async (width) => {
    const { html, hostile } = hostilePage();
    const { seen, complaints, others } = await chromium.open(html, width, async (page) => ({
      headings: await page.locator('h1, h2, h3').allTextContents(),
      findings: await page.locator('li').count(),
      first: await page.locator('li').first().textContent(),
      sent: await page.locator('dd pre').allTextContents(),
      marked: await page.locator('mark').first().textContent(),
      links: await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
      foreign: await page.locator('script, img, iframe, x').count(),
      overflow: await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    }));
    expect(complaints).toEqual([]);
    expect(others).toEqual([]);
    expect(seen.headings).toEqual([
      'Your provisioning mappings in Microsoft Entra ID',
      'acme <export>.json',
      'What has to be changed',
    ]);
    expect(seen.findings).toBe(hostile.length);
    expect(seen.first).toContain('is not a SCIM attribute path');
    expect(seen.first).toContain('In the portal');
    expect(seen.marked).toContain('<script>');
    expect(seen.links.every((link) => /^https:\/\/|^#file-1-\d$/.test(link))).toBe(true);
    // The request is shown as it is sent: what is hostile in it is text.
    expect(seen.sent.some((text) => text.startsWith('POST /Users') && text.includes('<script>alert(1)</script>'))).toBe(
      true,
    );
    expect([seen.foreign, seen.overflow]).toEqual([0, 0]);
  });
});
