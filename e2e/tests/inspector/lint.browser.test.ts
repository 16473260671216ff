import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/chromium.ts';
import { exportOf, mappingRow as row } from './entra-export.ts';
import { Inspected, overflow, textOf, violations } from './inspected.ts';

const userName = row('userName', 'userPrincipalName', { matchingPriority: 1 });
const title = row('title', 'jobTitle');

/** Talkdesk does not take `title`. */
const text = JSON.stringify([userName, title], null, 2);

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

  describe('shows what a finding comes to on the wire', () => {
    const whole = exportOf([userName, row('name.givenName', 'givenName'), title]);

    it('once somebody opens it, with the keyboard, and loads nothing for it before', async () => {
      await inspected.visit('/lint?tenant=acme', async (page) => {
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(request.url()));
        await page.getByLabel('Drop the export here').setInputFiles(file('acme.json', whole));
        const finding = page.locator('.findings > li').filter({ hasText: 'ML502' });
        await finding.waitFor();
        expect(loaded.filter((url) => url.includes('explain'))).toEqual([]);

        await finding.locator('summary').focus();
        await page.keyboard.press('Enter');
        await finding.locator('.wire-exchange').waitFor();
        expect(loaded.filter((url) => url.includes('explain'))).toHaveLength(1);
        const shown = await textOf(finding);
        expect(shown).toContain('POST /Users');
        expect(shown).toContain('"userName": "ada.example@contoso.com"');
        expect(shown).toMatch(/Talkdesk would answer: rejected/);
        expect(shown).toContain('Talkdesk requires name.familyName, and the user has none');
        // The request can be taken along, and what is in it be reached.
        await page.keyboard.press('Tab');
        await finding.locator('button:focus', { hasText: 'Copy request' }).waitFor();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await finding.getByRole('button', { name: 'Object, 5 members', expanded: false }).waitFor();

        const other = page.locator('.findings > li').filter({ hasText: 'ML501' });
        await other.locator('summary').click();
        await other.locator('.wire-exchange').waitFor();
        expect(await textOf(other)).toContain('Because of another attribute: Talkdesk requires name.familyName');
        expect(await textOf(other)).toContain('"title": "Analyst"');
      });
    });

    it('and says where nothing is sent', async () => {
      await inspected.visit('/lint?tenant=acme', async (page) => {
        const unmatched = exportOf([row('userName', 'userPrincipalName'), title]);
        await page.getByLabel('Drop the export here').setInputFiles(file('acme.json', unmatched));
        const finding = page.locator('.findings > li').filter({ hasText: 'ML201' });
        await finding.locator('summary').click();
        await finding.getByText('Entra sends nothing.').waitFor();
        expect(await textOf(finding)).toContain('the mapping has no matching attribute');
      });
    });

    it('anew for another tenant, with the status where the profile knows it', async () => {
      const names = [row('name.givenName', 'givenName'), row('name.familyName', 'surname')];
      const alias = exportOf([userName, ...names, row('externalId', 'mailNickname')]);
      await inspected.visit('/lint?tenant=acme', async (page) => {
        await page.getByLabel('Drop the export here').setInputFiles(file('acme.json', alias));
        const disabled = page.locator('.findings > li').filter({ hasText: 'ML401' });
        await disabled.locator('summary').click();
        await disabled.getByText('Talkdesk would answer').waitFor();
        expect(await textOf(disabled)).toMatch(/When a made-up user is disabled, Entra sends:\s+DELETE \/Users\/new/);

        await page.getByLabel('Tenant').selectOption('default');
        const finding = page.locator('.findings > li').filter({ hasText: 'ML304' });
        await finding.locator('summary').click();
        await finding.getByText('Generic SCIM 2.0 would answer: accepted 201').waitFor();
      });
    });

    it.each([
      [1160, 'light'],
      [390, 'light'],
      [390, 'dark'],
    ] as const)('fine with axe-core and as wide as its window: %i pixels, %s', async (width, scheme) => {
      await inspected.visit(
        '/lint?tenant=acme',
        async (page) => {
          await page.getByLabel('Drop the export here').setInputFiles(file('acme.json', whole));
          await page.locator('.findings > li').first().waitFor();
          for (const summary of await page.locator('.findings summary').all()) await summary.click();
          await expect.poll(() => page.locator('.findings .loading').count()).toBe(0);
          expect(await page.locator('.wire-exchange').count()).toBeGreaterThan(1);
          expect(await violations(page)).toEqual([]);
          expect(await overflow(page)).toBeLessThanOrEqual(0);
        },
        { width, scheme },
      );
    });

    it('and does what is hostile in it no favour', async () => {
      const attack = '<img src=x onerror="window.attacked=1">\u202e';
      const values = [title.targetAttributeName, 'nickName'].map((targetAttributeName) => ({
        targetAttributeName,
        source: { type: 'Constant', name: 'x', expression: `"${attack.replaceAll('"', "'")}"` },
      }));
      await inspected.visit('/lint?tenant=acme', async (page) => {
        const hostile = exportOf([userName, ...values, row(attack, attack)]);
        await page.getByLabel('Drop the export here').setInputFiles(file('acme.json', hostile));
        await page.locator('.findings > li').first().waitFor();
        for (const summary of await page.locator('.findings summary').all()) await summary.click();
        await page.locator('.wire-exchange').getByText('<img src=x').first().waitFor();
        await expect.poll(() => page.locator('.findings .loading').count()).toBe(0);
        expect(await page.evaluate('window.attacked ?? 0')).toBe(0);
        expect(await page.locator('main img').count()).toBe(0);
        expect(await textOf(page.locator('main'))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    });
  });
});
