import type { Mode } from 'scim-core';
import { expect, it } from 'vitest';
import { CompanyRun } from './company.ts';

const size = { users: 12, groups: 2 };
/** Entra writes a space in a query as a plus, which the RFC does not know; else nothing comes after the probe. */
const beyondProbe: Mode = { base: 'strict', allow: ['http.plus-as-space'] };

/** Runs a company against a server that follows the RFC, and gives what was refused by the log, and by the server. */
async function runStrictly(mode: Mode, dialect: string) {
  const company = await CompanyRun.start(size, mode, dialect);
  try {
    const { exitCode, stdout } = await company.run();
    const logged = company.logs().filter(({ provisioningAction }) => provisioningAction === 'refused');
    const refused = company.requests.filter(({ status }) => status >= 400);
    const reasons = refused.map(({ method, url, status, responseBody }) => {
      const { scimType, detail } = responseBody as { readonly scimType?: string; readonly detail?: string };
      return `${method} ${url.replace('/scim/v2', '')} was refused with ${status} ${scimType}: ${detail}`;
    });
    return { exitCode, stdout, logged: logged.map(({ reason }) => reason), reasons, requests: [...company.requests] };
  } finally {
    await company.stop();
  }
}

it('names the probe that the RFC refuses, and why', async () => {
  const { exitCode, stdout, logged, reasons } = await runStrictly('strict', '');
  expect(exitCode).toBe(1);
  expect(logged).toEqual(reasons);
  expect(logged).toEqual([expect.stringMatching(/^GET \/Users\?filter=userName\+eq\+.* 400 invalidFilter: .*"\+"/)]);
  expect(stdout).toContain('refused 1, 400 invalidFilter');
});

it.each([
  [
    '',
    /^PATCH \/(Users|Groups)\/\S+ was refused with 400 invalidSyntax: operation 1: op "Add" must be written in lower case/,
  ],
  ['?aadOptscim062020', /^PATCH \/Users\/\S+ was refused with 400 invalidValue: .*manager/],
])('names each request that the RFC refuses, and why, beyond the probe: "%s"', async (dialect, reason) => {
  const { exitCode, stdout, logged, reasons, requests } = await runStrictly(beyondProbe, dialect);
  expect(exitCode).toBe(1);
  expect(logged.length).toBeGreaterThan(1);
  expect(logged.toSorted()).toEqual(reasons.toSorted());
  for (const each of logged) expect(each).toMatch(reason);
  // The summary counts them all, one line for each reason.
  const counted = [...stdout.matchAll(/^refused (\d+), /gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  expect(counted).toBe(logged.length);
  // What the RFC allows went through.
  const created = requests.filter(({ method, status }) => method === 'POST' && status === 201);
  expect(created).toHaveLength(size.users + size.groups);
});
