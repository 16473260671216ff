import { readExport } from 'entra-mapping';
import { explainFinding, formatHtml, lintExport } from 'mapping-lint';
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

/** The report of an export whose names and values try to do harm, with what is sent, and those names. */
export function hostilePage(): { readonly html: string; readonly hostile: readonly string[] } {
  const rows = [...GOOD, ...HOSTILE.map((text) => [text, text])].map(([target = '', name = ''], index) => ({
    targetAttributeName: target,
    matchingPriority: index === 0 ? 1 : 0,
    source: { type: 'Attribute', name, expression: `[${name}]` },
  }));
  const active = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';
  for (const [index, text] of HOSTILE.entries()) {
    rows.push({
      targetAttributeName: ['title', 'nickName', 'locale', 'timezone'][index] ?? '',
      matchingPriority: 0,
      source: { type: 'Constant', name: text, expression: `"${text}"` },
    });
  }
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
  const { document, schema } = exported;
  const explanations = new Map(findings.map((finding) => [finding, explainFinding(finding, { schema, profile })!]));
  const { mappings } = result.summary;
  const file = { path: 'acme <export>.json', profile, document, findings, explanations, mappings };
  return { html: formatHtml({ files: [file] }), hostile: HOSTILE };
}
