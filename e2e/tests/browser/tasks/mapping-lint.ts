import { readExport } from 'entra-mapping';
import { fixExport, formatHtml, formatText, lintExport } from 'mapping-lint';
import { loadProfile } from 'vendor-profiles';

const row = (targetAttributeName: string, name: string, more: object = {}) => ({
  targetAttributeName,
  source: { type: 'Attribute', name, expression: `[${name}]` },
  ...more,
});

const EXPORT = JSON.stringify(
  {
    synchronizationRules: [
      {
        objectMappings: [
          {
            name: 'Provision Microsoft Entra ID Users',
            targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
            attributeMappings: [
              row('userName', 'userPrincipalName', { matchingPriority: 1 }),
              row('name.givenName', 'givenName'),
              row('title', 'jobTitle'),
              row('urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:teamsString', 'department'),
            ],
          },
        ],
      },
    ],
  },
  null,
  2,
);

/** Checks, mends and reports an export: what a page that takes exports would do. */
export async function run(): Promise<unknown> {
  const exported = readExport(EXPORT);
  const profile = loadProfile('talkdesk');
  const tenantUrl = 'https://api.talkdeskapp.com/scim/v2';
  const { findings, summary } = lintExport(exported, { profile, tenantUrl });
  const { text, applied, left } = fixExport(exported, findings, { unsafe: true });
  const after = lintExport(readExport(text), { profile });
  const files = [{ path: 'export.json', profile, document: exported.document, findings, mappings: summary.mappings }];
  return {
    findings,
    text,
    applied: applied.map(({ code }) => code),
    left: left.map(({ code }) => code),
    after: after.findings.map(({ code }) => code),
    reports: [formatText({ files }), formatHtml({ files })],
  };
}
