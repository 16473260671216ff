import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandVendor } from '../../src/imported/expand.ts';
import { loadProfile } from '../../src/load-profile.ts';
import type { VendorProfile } from '../../src/types.ts';
import { convertRecords } from './convert.ts';
import { readRecords } from './record.ts';

interface Row {
  path: string;
  type?: string | null;
  filterable?: boolean | null;
  required?: boolean | null;
  oddities?: string[];
}

function record(vendor: string, users: Row[], more: object = {}, groups: Row[] = []) {
  const full = (rows: Row[]) => rows.map((row) => ({ type: 'String', filterable: null, required: null, ...row }));
  return {
    vendor,
    scim: true,
    tutorialPath: null,
    tenantUrl: null,
    scopedObjects: { users: full(users), groups: full(groups) },
    groupsSupported: null,
    usersTruncated: false,
    groupsTruncated: false,
    translated: false,
    ...more,
  };
}

function profilesOf(...records: object[]): VendorProfile[] {
  const tables = convertRecords(readRecords(records));
  return tables.vendors.map((vendor) => loadProfile(expandVendor(vendor, tables)));
}

function profileOf(tutorial: object): VendorProfile {
  const [profile] = profilesOf(tutorial);
  if (profile === undefined) throw new Error('no profile was made');
  return profile;
}

const userName = { path: 'userName', required: true, filterable: true };

describe('a profile that is made of an attribute table', () => {
  it('lists the attributes with type, tick and source, and says that nobody checked them', () => {
    const { users, confidence, sources } = profileOf(
      record('Acme', [userName, { path: 'active', type: 'Boolean', required: false }, { path: 'title' }], {
        tutorialPath: 'docs/identity/saas-apps/acme-provisioning-tutorial.md',
      }),
    );
    expect(confidence).toBe('imported');
    expect(sources.table?.url).toMatch(/\/saas-apps\/acme-provisioning-tutorial$/);
    expect(users.targets.supported).toEqual([
      { target: 'userName', type: 'String', mandatory: 'always', sources: ['table'] },
      { target: 'active', type: 'Boolean', mandatory: 'never', sources: ['table'] },
      { target: 'title', type: 'String', sources: ['table'] },
    ]);
    expect(users.matching).toMatchObject({ target: 'unknown', filterable: ['userName'] });
  });

  it.each([
    [{}, 'closed'],
    [{ usersTruncated: true }, 'open'],
    [{ usersTruncated: null }, 'open'],
    [{ translated: true }, 'open'],
  ])('with %j has a list that is %s', (more, list) => {
    expect(profileOf(record('Acme', [userName], more)).users.targets.list).toBe(list);
  });

  it('takes no types from a translated table, and says so', () => {
    const { users, oddities } = profileOf(record('Acme', [userName], { translated: true }));
    expect(users.targets.supported[0]).not.toHaveProperty('type');
    expect(oddities).toEqual(['translated']);
  });

  it.each([
    ['string', 'String'],
    ['Number', undefined],
    ['List of things', undefined],
    [null, undefined],
  ])('reads the type %s as %s', (type, expected) => {
    expect(profileOf(record('Acme', [{ path: 'title', type }])).users.targets.supported[0]?.type).toBe(expected);
  });

  it('merges a target that is listed twice, in whatever letters, and keeps what is odd', () => {
    const rows = [
      { path: 'name.givenName', oddities: ['wrong-case'] },
      { path: 'NAME.GIVENNAME', required: true },
    ];
    expect(profileOf(record('Acme', rows)).users.targets.supported).toEqual([
      {
        target: 'name.givenName',
        type: 'String',
        mandatory: 'always',
        oddities: ['wrong-case', 'duplicate-row'],
        sources: ['table'],
      },
    ]);
  });

  it('keeps a name that is no SCIM path as text', () => {
    const path = 'urn:scim:schemas:extension:enterprise:1.0.department';
    expect(profileOf(record('Acme', [{ path }])).users.targets.supported[0]).toMatchObject({
      target: path,
      literal: true,
    });
  });

  it.each([
    [true, 'allowed'],
    [false, 'unknown'],
    [null, 'unknown'],
  ])('takes a group step of %s for groups that are %s', (groupsSupported, provisioning) => {
    expect(profileOf(record('Acme', [userName], { groupsSupported })).groups.provisioning).toBe(provisioning);
  });

  it('has a list of group attributes where there is a table, closed when it is complete', () => {
    const groups = [
      { path: 'displayName', required: true },
      { path: 'members', type: 'Reference' },
    ];
    const tutorial = { groupsSupported: true };
    expect(profileOf(record('Acme', [userName], tutorial, groups)).groups.targets).toMatchObject({
      list: 'closed',
      supported: [{ target: 'displayName', mandatory: 'always' }, { target: 'members' }],
    });
    const cut = record('Acme', [userName], { ...tutorial, groupsTruncated: true }, groups);
    expect(profileOf(cut).groups.targets.list).toBe('open');
    expect(profileOf(record('Acme', [userName], tutorial)).groups.targets.list).toBe('unknown');
  });

  it('shows a tenant URL and asks for the flag that stands in it, but takes no pattern from one example', () => {
    const { connection } = profileOf(
      record('Acme', [userName], { tenantUrl: ['{base}/scim', 'https://acme.example/scim/?aadOptscim062020'] }),
    );
    expect(connection).toMatchObject({
      example: 'https://acme.example/scim/?aadOptscim062020',
      optscimFlag: 'required',
      tenantUrls: [],
    });
    expect(profileOf(record('Acme', [userName])).connection.optscimFlag).toBe('unknown');
  });
});

it('only SCIM vendors with a user table become profiles, each with an id of its own', () => {
  const profiles = profilesOf(
    record('Zeta', [userName]),
    record('Älpha (SAML)', [userName]),
    record('Alpha SAML', [userName]),
    record('Soap', [userName], { scim: false }),
    record('Screenshot', []),
  );
  expect(profiles.map(({ id, name }) => [id, name])).toEqual([
    ['alpha-saml', 'Älpha (SAML)'],
    ['alpha-saml-2', 'Alpha SAML'],
    ['zeta', 'Zeta'],
  ]);
});

it('the order of the tables makes no difference to a profile', () => {
  const first = record('Acme', [userName, { path: 'title' }]);
  const second = record('Beta', [{ path: 'title' }, userName]);
  expect(profilesOf(first, second)).toEqual(profilesOf(second, first));
});

const published = join(import.meta.dirname, '../../../../../shared/data/vendors/vendor-attribute-tables.json');

// The tables themselves are not part of the repository.
if (existsSync(published)) {
  it('the committed profiles are those of the published tables', () => {
    const records = readRecords(JSON.parse(readFileSync(published, 'utf8')));
    const committed = readFileSync(join(import.meta.dirname, '../../src/imported/tables.json'), 'utf8');
    expect(JSON.parse(committed)).toEqual(convertRecords(records));
  });
}
