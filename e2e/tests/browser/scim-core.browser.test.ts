import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { Chromium, hasChromium } from './chromium.ts';
import { run } from './tasks/scim-core.ts';

describe('the bundles of scim-core', () => {
  /** Words that only the descriptions of the RFC's schemas hold. */
  const SCHEMA_TEXT = /Surname|Job title|costCenter/;
  /** Words that only the table of tolerances holds. */
  const TOLERANCE_TEXT = /Postman|SCIM Validator/;

  it.each(['filter', 'patch'])('have no schema and no list of tolerances in ./%s', async (subpath) => {
    const { text } = await bundle(`export * from 'scim-core/${subpath}';`);
    expect(text).not.toMatch(SCHEMA_TEXT);
    expect(text).not.toMatch(TOLERANCE_TEXT);
  });

  it('have what was asked for and no more', async () => {
    const { text } = await bundle("export { parseFilter, formatFilter } from 'scim-core';");
    expect(text).toContain('unexpected');
    expect(text).not.toMatch(SCHEMA_TEXT);
    expect(text).not.toContain('Operations');
    const schemas = await bundle("export { userSchema } from 'scim-core';");
    expect(schemas.text).toMatch(SCHEMA_TEXT);
    expect(schemas.text).not.toContain('PatchOp');
  });
});

describe.skipIf(!hasChromium)('scim-core in Chromium, where eval is forbidden', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await Chromium.launch();
  });
  afterAll(() => chromium.close());

  it.each(['page', 'worker'] as const)('answers in a %s as it does in Node', async (where) => {
    const { text } = await bundle("export { run } from './tasks/scim-core.ts';");
    const expected = JSON.parse(JSON.stringify(await run()));
    const { result, error, complaints } = await chromium.run(text, where);
    expect(error).toBeUndefined();
    expect(complaints).toEqual([]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
  });

  it('would notice code that is made from text', async () => {
    const { error } = await chromium.run("export const run = () => new Function('return 1')();", 'page');
    expect(error).toMatch(/Content Security Policy/);
  });
});
