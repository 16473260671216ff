import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { both, type Check } from './check.ts';
import { bulkChecks } from './checks/bulk.ts';
import { changeChecks } from './checks/changes.ts';
import { deletionChecks } from './checks/deletion.ts';
import { discoveryChecks } from './checks/discovery.ts';
import { entraChecks } from './checks/entra.ts';
import { filterChecks } from './checks/filters.ts';
import { groupChecks } from './checks/groups.ts';
import { httpChecks } from './checks/http.ts';
import { pageChecks } from './checks/pages.ts';
import { userChecks } from './checks/users.ts';
import { runCheck } from './run-check.ts';

/**
 * What seven conformance tools check of a service provider (Microsoft's validator, its Logic Apps package and its Postman
 * collection, Okta's two test suites, scim2-tester, WSO2's and Suvera's), each check once, and what Entra really sends
 * that none of them checks.
 */
const checks: readonly Check[] = [
  ...discoveryChecks,
  ...httpChecks,
  ...userChecks,
  ...filterChecks,
  ...pageChecks,
  ...changeChecks,
  ...deletionChecks,
  ...groupChecks,
  ...bulkChecks,
  ...entraChecks,
];

/** How many checks the list has of each kind. */
const listed = { D: 14, A: 8, U: 12, F: 11, P: 5, W: 18, X: 4, G: 15, B: 2, E: 18 };
const leftOut: Readonly<Record<string, string>> = {
  A02: 'an authorization server is not part of a service provider',
  A03: 'the same, with tokens of Entra',
  G15: 'needs a real tenant of Entra',
};

it('every check of the list is here, but for those that are about something else', () => {
  const ids = Object.entries(listed).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => kind + String(index + 1).padStart(2, '0')),
  );
  expect([...new Set(checks.map(({ id }) => id))]).toEqual(ids.filter((id) => !Object.hasOwn(leftOut, id)));
});

describe.each(both)('%s', (mode) => {
  const own = checks
    .filter(({ modes }) => modes.includes(mode))
    .map((check, index) => ({ ...check, tenant: `check-${index}` }));
  let server: ReferenceServer;
  beforeAll(async () => {
    // A tenant for each check: nothing that one creates is in the way of another.
    server = await startReferenceServer({
      port: 0,
      mode,
      logLevel: 'silent',
      tenants: own.map(({ tenant }) => tenant),
    });
  });
  afterAll(() => server.close());

  it.each(own)('$id: $asserts', async (check) => {
    await runCheck(check, server.tenant(check.tenant));
  });
});
