import { readExport } from 'entra-mapping';
import { formatHtml, lintExport } from 'mapping-lint';
import { loadProfile } from 'vendor-profiles';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  '</mark></pre><iframe src="javascript:alert(3)">',
  '\u202e\u0000<x>]]>&lt;',
];

const GOOD = [
  ['userName', 'userPrincipalName'],
  ['name.givenName', 'givenName'],
  ['name.familyName', 'surname'],
];

/** The report of an export whose names try to do harm, and those names. */
export function hostilePage(): { readonly html: string; readonly hostile: readonly string[] } {
  const rows = [...GOOD, ...HOSTILE.map((text) => [text, text])].map(([target = '', name = ''], index) => ({
    targetAttributeName: target,
    matchingPriority: index === 0 ? 1 : 0,
    source: { type: 'Attribute', name, expression: `[${name}]` },
  }));
  const active = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';
  rows.push({
    targetAttributeName: 'active',
    matchingPriority: 0,
    source: { type: 'Function', name: 'Switch', expression: active },
  });
  const mapping = {
    name: HOSTILE.join(' '),
    targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    attributeMappings: rows,
  };
  const exported = readExport(JSON.stringify({ synchronizationRules: [{ objectMappings: [mapping] }] }, null, 2));
  const profile = loadProfile('talkdesk');
  const result = lintExport(exported, { profile });
  const findings = result.findings.filter(({ code }) => code === 'ML507');
  const { document } = exported;
  const file = { path: 'acme <export>.json', profile, document, findings, mappings: result.summary.mappings };
  return { html: formatHtml({ files: [file] }), hostile: HOSTILE };
}
