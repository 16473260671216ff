import type { RuleMeta } from '../src/rule.ts';
import { rules } from '../src/rules/index.ts';

const GROUPS: readonly (readonly [digit: string, title: string, about: string])[] = [
  ['1', 'The input and its structure', 'Checked for every export, whatever directory it provisions to.'],
  ['2', 'Matching', 'How Entra finds the users and groups that the application already has.'],
  ['3', 'Identity', 'The attributes by which one account is told from another.'],
  ['4', 'Life cycle', 'What happens when somebody joins, changes or leaves.'],
  ['5', 'Targets', 'Which attributes the vendor accepts, and how they are written.'],
  ['6', 'References and groups', 'Managers, members and the mapping of groups.'],
  ['7', 'Roles', 'What becomes of the assignments to application roles.'],
  ['8', 'Expressions and sources', 'Where a value comes from. Expressions are checked for every export.'],
  ['9', 'Scope', 'Who is provisioned at all.'],
];

const FIXES: Readonly<Record<RuleMeta['fix'], string>> = {
  safe: '`--fix`',
  unsafe: '`--unsafe-fixes`',
  choice: 'choices',
  none: '',
};

/** The index of all rules. */
export function rulesPage(): string {
  const groups = GROUPS.map(([digit, title, about]) => {
    const rows = rules.filter(({ meta }) => meta.code.startsWith(`ML${digit}`)).map(({ meta }) => rowOf(meta));
    const head = '| code | rule | what it reports | severity | fix |\n| --- | --- | --- | --- | --- |\n';
    return `## ${title}\n\n${about}\n\n${head}${rows.join('')}`;
  });
  return `# Rules

This page is made of the rules by \`pnpm --filter mapping-lint run pages\`. \`mapping-lint explain ML501\` shows the page of
one rule. The severity is the usual one; a profile may make a finding graver. A fix behind \`--fix\` is safe; one behind
\`--unsafe-fixes\` needs somebody who knows the tenant; where there are choices, somebody has to make one.

[What was considered besides, and why it is no rule](candidates.md)

${groups.join('\n')}`;
}

function rowOf({ code, name, summary, severity, fix }: RuleMeta): string {
  return `| [${code}](../src/rules/${name}/rule.md) | ${name} | ${summary} | ${severity} | ${FIXES[fix]} |\n`;
}
