import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import type { Workspace } from '../../../../scripts/shared/workspaces.ts';

/** One TypeScript file of a workspace, and what it names. */
export interface Source {
  /** Path from the workspace, with forward slashes. */
  readonly path: string;
  /** Tests and what only they use, and whatever lies outside `src`: these never reach a user. */
  readonly internal: boolean;
  readonly imports: readonly Import[];
  /** Uses of globals, as far as they are of interest here, and of `eval` and its kin. */
  readonly globals: readonly Mention[];
}

export interface Mention {
  readonly name: string;
  readonly line: number;
}

export interface Import extends Mention {
  /** Whether it is gone once types are. */
  readonly typeOnly: boolean;
}

const INTERNAL = /\.(test|test-d|soak|bench|config)\.tsx?$|(^|\/)(test-support|fixtures)\/|^(?!src\/)/;

/** Reads the TypeScript files of a workspace that are written by hand. */
export function readSources({ path: root }: Workspace): Source[] {
  return globSync('**/*.{ts,tsx}', { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', '**/fixtures/**'] })
    .map((file) => file.split(sep).join('/'))
    .sort()
    .map((path) => ({
      path,
      internal: isInternal(path),
      ...readMentions(readFileSync(join(root, path), 'utf8'), path),
    }));
}

export function isInternal(path: string): boolean {
  return INTERNAL.test(path);
}

/** Finds what a module imports, in any form, and which globals of Node or evaluating functions it uses. */
export function readMentions(text: string, path = 'module.ts'): Pick<Source, 'imports' | 'globals'> {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const globals: Mention[] = [];
  const mention = (node: ts.Node, name: string): Mention => ({
    name,
    line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
  });
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push({ ...mention(node, specifier), typeOnly: isTypeOnly(node) });
    const used = globalOf(node);
    if (used !== undefined) globals.push(mention(node, used));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, globals };
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return textOf(node.arguments[0]);
  return undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

const GLOBALS = new Set(
  'process Buffer require __dirname __filename setImmediate clearImmediate NodeJS eval'.split(' '),
);

function globalOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const { expression, name } = node;
    if (ts.isIdentifier(expression) && /^global(This)?$/.test(expression.text) && GLOBALS.has(name.text))
      return name.text;
    if (ts.isMetaProperty(expression) && ['dirname', 'filename'].includes(name.text)) return `import.meta.${name.text}`;
  }
  if (!ts.isIdentifier(node) || isName(node)) return undefined;
  const { parent } = node;
  // The type `Function` is harmless; calling the constructor evaluates text.
  const constructs = (ts.isNewExpression(parent) || ts.isCallExpression(parent)) && parent.expression === node;
  if (node.text === 'Function' && constructs) return 'new Function';
  return GLOBALS.has(node.text) ? node.text : undefined;
}

/** Whether an identifier only names a member, so that it says nothing about a global. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) {
    return parent.propertyName === node;
  }
  return (
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isAccessor(parent)
  );
}
