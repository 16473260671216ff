import ts from 'typescript';
import { parseMarkdown } from './markdown.ts';

/**
 * Lists the public methods of exported classes and interfaces that have no example which runs (a block `ts run` below
 * `@example`). Of overloads, one needs it; constructors, accessors and what is `@internal` need none.
 *
 * @param names What the package exports; methods of anything else are nobody's business.
 * @returns `Class.method` with its line, for each.
 */
export function methodsWithoutExample(path: string, source: string, names: ReadonlySet<string>): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => {
    const isType = ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement);
    if (!isType || statement.name === undefined || !names.has(statement.name.text)) return [];
    const owner = statement.name.text;
    const methods = new Map<string, { readonly line: number; hasExample: boolean }>();
    for (const member of statement.members) {
      if (!(ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) || isHidden(member)) continue;
      const name = member.name.getText(file);
      const line = file.getLineAndCharacterOfPosition(member.getStart(file)).line + 1;
      const method = methods.get(name) ?? { line, hasExample: false };
      methods.set(name, { ...method, hasExample: method.hasExample || hasExample(member) });
    }
    return [...methods]
      .filter(([, { hasExample }]) => !hasExample)
      .map(([name, { line }]) => `${path}:${line} ${owner}.${name} has no example that runs`);
  });
}

function isHidden(member: ts.MethodDeclaration | ts.MethodSignature): boolean {
  const isPrivate = ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private;
  return ts.isPrivateIdentifier(member.name) || isPrivate !== 0 || /@internal\b/.test(commentOf(member));
}

function hasExample(member: ts.Node): boolean {
  const [, ...examples] = commentOf(member).split(/^@example\b/m);
  return examples
    .flatMap((example) => parseMarkdown(example).fences)
    .some(({ language, flags }) => language === 'ts' && flags.has('run'));
}

/** The comments in front of a declaration, without their stars. */
function commentOf(member: ts.Node): string {
  const text = member.getSourceFile().text.slice(member.getFullStart(), member.getStart());
  return text.replace(/^[ \t]*(?:\/\*\*|\*\/|\*) ?/gm, '');
}
