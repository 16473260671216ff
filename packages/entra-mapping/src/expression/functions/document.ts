import type { FunctionDefinition, FunctionExample, FunctionFamily, ParameterDefinition } from './definition.ts';
import { arityOf, signatureOf } from './definition.ts';

const FAMILY_TITLES: Readonly<Record<FunctionFamily, string>> = {
  text: 'Text',
  replace: 'Replace',
  logic: 'Logic',
  flow: 'Flow',
  date: 'Dates',
  list: 'Lists',
  conversion: 'Conversion',
  generator: 'Generators',
  role: 'Roles',
};

const STATUS_TEXTS: Readonly<Record<FunctionDefinition['documentation']['status'], string>> = {
  reference: 'Function reference of application provisioning',
  elsewhere: 'Documented elsewhere',
  listed: 'Named, but not described',
};

const INTRODUCTION = `# Functions of mapping expressions

<!-- Written from the function table by src/expression/functions/functions.test.ts: run it with -u after a change. -->

Every function that the documentation of Microsoft Entra provisioning describes, or that its API lists. For each one the
page tells what the documentation states (**documented**) from what follows from examples or was chosen where nothing is
known (**inferred**). Every example is evaluated by a test.

What holds for all of them:

- Numbers, truth values and dates are text. \`null\` is the absence of a value, and not the same as empty text.
- Arguments are evaluated when they are needed: the branch of \`IIF\` or \`Switch\` that is not taken cannot fail.
- Where one text is needed, a list of one value is that value, and a longer list is an error (inferred).
- Names of functions are found in any letter case, which \`checkExpression\` reports, because the documentation calls the
  syntax case-sensitive and uses other letter cases itself.
`;

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function printParameter({ name, type, required, repeated, words, description }: ParameterDefinition): string {
  const use = repeated === true ? 'repeated' : required ? 'required' : 'optional';
  const values = words === undefined ? '' : ` One of ${words.map(code).join(', ')}.`;
  return `| ${code(name)} | ${type} | ${use} | ${(description + values).replaceAll('|', '\\|')} |`;
}

function printExample({ expression, attributes = {}, ...example }: FunctionExample): string {
  const lines = ['```text', expression];
  for (const [name, value] of Object.entries(attributes)) lines.push(`  [${name}] = ${JSON.stringify(value)}`);
  if (example.now !== undefined) lines.push(`  now = ${example.now}`);
  if (example.domain !== undefined) lines.push(`  default domain = ${example.domain}`);
  if (example.taken !== undefined) lines.push(`  taken = ${example.taken.join(', ')}`);
  if (example.random !== undefined) lines.push(`  random = ${example.random.join(', ')}, over and over`);
  if (example.error !== undefined) lines.push(`→ error (${example.error})`);
  else if (example.flow === 'ignore') lines.push('→ nothing flows');
  else lines.push(`→ ${JSON.stringify(example.expected)}`);
  return [...lines, '```'].join('\n');
}

function printStatements(basis: string, statements: readonly string[]): readonly string[] {
  return statements.map((statement) => `- **${basis}**: ${statement}`);
}

function printArity(definition: FunctionDefinition): string {
  const { minimum, maximum } = arityOf(definition);
  if (maximum === Number.POSITIVE_INFINITY) return `${minimum} or more`;
  return minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
}

function printFunction(definition: FunctionDefinition): string {
  const { name, summary, parameters, nulls, documented = [], inferred = [], restriction, documentation } = definition;
  const blocks = [`### ${name}`, `${code(signatureOf(definition))} → ${definition.returns}`, summary];
  if (parameters.length > 0) {
    const rows = parameters.map(printParameter);
    blocks.push(['| parameter | type | use | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n'));
    blocks.push(`Arguments: ${printArity(definition)}.`);
  }
  if (restriction !== undefined) blocks.push(`**Where**: ${restriction}`);
  const statements = [
    ...(parameters.length > 0 ? [`- Null and empty, **${nulls.basis}**: ${nulls.behaviour}`] : []),
    ...printStatements('documented', documented),
    ...printStatements('inferred', inferred),
  ];
  if (statements.length > 0) blocks.push(statements.join('\n'));
  blocks.push(printExample(definition.example));
  blocks.push(`Source: [${STATUS_TEXTS[documentation.status]}](${documentation.url})`);
  return blocks.join('\n\n');
}

/** Writes the page of the documentation that describes the functions. */
export function documentFunctions(definitions: readonly FunctionDefinition[]): string {
  const families = Object.entries(FAMILY_TITLES).map(([family, title]) => {
    const members = definitions.filter((definition) => definition.family === family);
    return [`## ${title}`, ...members.map(printFunction)].join('\n\n');
  });
  return `${[INTRODUCTION.trimEnd(), ...families].join('\n\n')}\n`;
}
