import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { Chromium, hasChromium } from './chromium.ts';
import { run } from './tasks/scim-client.ts';

/** What the task comes to wherever it runs. */
const EXPECTED = {
  ...{ types: ['User', 'Group'], problems: [], patch: true, found: true, title: 'Captain', pages: [2, 1] },
  ...{ gone: 404, etag: true, members: 3, failed: 0, failures: 1 },
};

it('the client adds at most 12 kB to what it uses of scim-core', async () => {
  const client = "export { createScimClient } from 'scim-client';";
  const { text } = await bundle(client, { external: ['scim-core'] });
  const used = [...text.matchAll(/import\{([^}]*)\}from"scim-core"/g)].flatMap(([, names = '']) => names.split(','));
  const names = new Set(used.map((name) => name.split(' as ')[0]));
  expect(names).toContain('readResource');
  const core = await bundle(`export { ${[...names].join(', ')} } from 'scim-core';`);
  const whole = await bundle(client);
  expect(whole.gzipped - core.gzipped).toBeLessThanOrEqual(12_000);
});

describe('scim-client against a server of another origin', () => {
  let server: ReferenceServer;
  beforeAll(async () => {
    server = await startReferenceServer({ port: 0, logLevel: 'silent', corsOrigin: ['*'] });
  });
  beforeEach(() => server.reset());
  afterAll(() => server.close());

  it('does its task in Node', async () => {
    expect(await run({ baseUrl: server.url, token: server.token })).toEqual(EXPECTED);
  });

  describe.skipIf(!hasChromium)('in Chromium, where eval is forbidden', () => {
    let chromium: Chromium;
    beforeAll(async () => {
      chromium = await Chromium.launch();
    });
    afterAll(() => chromium.close());

    it.each(['page', 'worker'] as const)('does the same in a %s', async (where) => {
      const options = JSON.stringify({ baseUrl: server.url, token: server.token });
      const { text } = await bundle(
        `import { run as task } from './tasks/scim-client.ts'; export const run = () => task(${options});`,
      );
      const { result, error, complaints } = await chromium.run(text, where, { connect: [new URL(server.url).origin] });
      expect(error).toBeUndefined();
      // The browser itself tells of the 404 that the task provokes.
      expect(complaints.filter((complaint) => !/status of 404/.test(complaint))).toEqual([]);
      expect(result).toEqual(EXPECTED);
    });
  });
});
