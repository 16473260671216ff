import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { Chromium, hasChromium } from './chromium.ts';
import { run } from './tasks/entra-mapping.ts';

describe('the bundles of entra-mapping', () => {
  /** A word that only the engine for regular expressions holds. */
  const ENGINE = /RE2JS/;
  /** A word that only the table of functions holds. */
  const FUNCTIONS = /NormalizeDiacritics/;

  it('have the engine for regular expressions only where something is evaluated', async () => {
    for (const name of ['evaluateExpression', 'evaluateScope', 'mapResource']) {
      expect((await bundle(`export { ${name} } from 'entra-mapping';`)).text).toMatch(ENGINE);
    }
    const others = 'readExport, parseExpression, formatExpression, checkExpression, findScopeOperator';
    expect((await bundle(`export { ${others} } from 'entra-mapping';`)).text).not.toMatch(ENGINE);
  });

  it('have the table of functions only where functions are known', async () => {
    expect((await bundle("export { checkExpression } from 'entra-mapping';")).text).toMatch(FUNCTIONS);
    for (const name of ['readExport', 'parseExpression', 'formatExpression', 'findScopeOperator']) {
      expect((await bundle(`export { ${name} } from 'entra-mapping';`)).text).not.toMatch(FUNCTIONS);
    }
  });

  it.each([
    ['parseExpression', 4_000],
    ['readExport', 19_000],
    ['checkExpression', 30_000],
    ['evaluateExpression', 80_000],
    ['mapResource', 85_000],
  ])('of %s take at most %i bytes', async (name, most) => {
    const { gzipped } = await bundle(`export { ${name} } from 'entra-mapping';`);
    expect(gzipped).toBeLessThanOrEqual(most);
  });
});

describe.skipIf(!hasChromium)('entra-mapping in Chromium, where eval is forbidden', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.launch();
  });
  afterAll(() => chromium.close());

  it.each(['page', 'worker'] as const)('answers in a %s as it does in Node', async (where) => {
    const { text } = await bundle("export { run } from './tasks/entra-mapping.ts';");
    const expected = JSON.parse(JSON.stringify(await run()));
    const { result, error, complaints } = await chromium.run(text, where);
    expect(error).toBeUndefined();
    expect(complaints).toEqual([]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
  });

  it('answers what the task is about', async () => {
    expect(await run()).toMatchObject({
      kind: 'user',
      values: [
        ['userName', 'ada@example.com', 'source'],
        ['phoneNumbers[type eq "work"].value', '+49305550100', 'source'],
        ['active', 'True', 'source'],
      ],
      outside: 'groups',
      replaced: { value: 'example.com/ada.l' },
    });
  });
});
