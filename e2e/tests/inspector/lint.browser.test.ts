import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { Inspected, textOf } from './inspected.ts';

const row = (targetAttributeName: string, name: string, more: object = {}) => ({
  targetAttributeName,
  source: { type: 'Attribute', name, expression: `[${name}]` },
  ...more,
});

/** Talkdesk does not take `title`. */
const text = JSON.stringify(
  [row('userName', 'userPrincipalName', { matchingPriority: 1 }), row('title', 'jobTitle')],
  null,
  2,
);

describe.skipIf(!hasChromium)('the linter in the inspector', () => {
  let inspected: Inspected;
  beforeAll(async () => {
    inspected = await Inspected.start('--tenants', 'acme=talkdesk');
  });
  afterAll(() => inspected.stop());

  const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

  it('checks an export against the profile of a tenant, without sending it anywhere', async () => {
    await inspected.visit('/lint?tenant=acme', async (page) => {
      await page.getByText('mapping-lint check export.json --profile talkdesk').waitFor();
      const sent: string[] = [];
      page.on('request', (request) => sent.push(`${request.method()} ${request.postData() ?? ''}`));
      await page.getByLabel('Drop the export here').setInputFiles(file('acme.json', text));
      const finding = page.locator('.findings li').filter({ hasText: 'ML501' });
      await finding.waitFor();
      expect(await textOf(finding)).toContain('title');
      expect(await textOf(finding)).toContain('acme.json:');
      expect(await textOf(finding)).toContain('In the portal');
      // The address of this server is not the one that will be in the portal.
      expect(await page.locator('.findings li').filter({ hasText: 'ML124' }).count()).toBe(0);
      expect(sent.filter((request) => !request.startsWith('GET '))).toEqual([]);

      // Another tenant, another profile: the same export is judged anew.
      await page.getByLabel('Tenant').selectOption('default');
      await finding.waitFor({ state: 'detached' });
      await page
        .getByRole('status')
        .filter({ hasText: /in \d+ mapping|Nothing to find/ })
        .waitFor();
    });
  });

  it('takes a file that is dropped', async () => {
    await inspected.visit('/lint?tenant=acme', async (page) => {
      const data = await page.evaluateHandle(
        `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], 'dropped.json')); return data; })()`,
      );
      await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
      await page.locator('.findings li').filter({ hasText: 'dropped.json' }).first().waitFor();
    });
  });

  it('says so when a file is no export', async () => {
    await inspected.visit('/lint', async (page) => {
      await page.getByLabel('Drop the export here').setInputFiles(file('cat.json', 'not \u202e JSON <img src=x>'));
      await page.getByRole('alert').waitFor();
    });
  });
});
