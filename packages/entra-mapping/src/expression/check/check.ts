import type { Expression } from '../ast.ts';
import { suggestWord } from '../suggest.ts';
import { walkExpression } from '../walk.ts';
import { checkArguments, checkBareWord } from './check-arguments.ts';
import { checkAttribute, checkMatching } from './check-attributes.ts';
import { checkArity, checkName } from './check-call.ts';
import { FUNCTION_CHECKS } from './check-functions.ts';
import type { CheckContext, CheckOptions, SourceAttribute } from './context.ts';
import type { ExpressionDiagnostic } from './diagnostic.ts';

/**
 * The most characters of one expression that the service stores.
 *
 * @see [Known issues](https://learn.microsoft.com/entra/identity/app-provisioning/known-issues)
 *
 * @example
 * ```ts
 * const text = `Trim("${'x'.repeat(MAXIMUM_STORED_LENGTH)}")`;
 * checkExpression(parseExpression(text))[0]?.code; // expression-too-long
 * ```
 */
export const MAXIMUM_STORED_LENGTH = 10_000;

function attributesByName(
  attributes: Iterable<string | SourceAttribute> | undefined,
): ReadonlyMap<string, SourceAttribute> | undefined {
  if (attributes === undefined) return undefined;
  const byName = new Map<string, SourceAttribute>();
  for (const attribute of attributes) {
    const { name, ...rest } = typeof attribute === 'string' ? { name: attribute } : attribute;
    if (name !== null) byName.set(name, { name, ...rest });
  }
  return byName;
}

/** The most different names that are compared with all attributes: suggestions are for slips, not for foreign schemas. */
const MAXIMUM_SUGGESTIONS = 50;

function suggester(attributes: ReadonlyMap<string, unknown> = new Map()): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name) && known.size < MAXIMUM_SUGGESTIONS) known.set(name, suggestWord(name, attributes.keys()));
    return known.get(name);
  };
}

function checkRoot({ root, mapping, report }: CheckContext, text: string | undefined): void {
  const length = text?.length ?? root.end;
  if (length > MAXIMUM_STORED_LENGTH) {
    const message = `An expression may have at most ${MAXIMUM_STORED_LENGTH} characters, but this one has ${length}.`;
    report('expression-too-long', 'error', root, message);
  }
  if (root.kind === 'word') checkBareWord(root, { report } as CheckContext);
  if (root.kind !== 'call' && mapping?.source?.type?.toLowerCase() === 'function') {
    report('not-a-call', 'error', root, 'A mapping of the type Expression must call a function.');
  }
}

/**
 * Checks an expression without evaluating it: names, arguments, patterns, and what the documentation forbids or warns of.
 *
 * @returns What was found, in the order of the text.
 * @see [Function reference](https://learn.microsoft.com/entra/identity/app-provisioning/functions-for-customizing-application-data)
 *
 * @example
 * ```ts
 * const [diagnostic] = checkExpression(parseExpression('Item([proxyAddresses], 0)'));
 * diagnostic?.code; // item-index-0
 * ```
 */
export function checkExpression(expression: Expression, options: CheckOptions = {}): readonly ExpressionDiagnostic[] {
  const diagnostics: ExpressionDiagnostic[] = [];
  const attributes = attributesByName(options.sourceAttributes);
  const context: CheckContext = {
    root: expression,
    mapping: options.mapping,
    targetKind: options.targetKind ?? 'unknown',
    attributes,
    suggestAttribute: suggester(attributes),
    report(code, severity, { start, end }, message, suggestion) {
      diagnostics.push({ code, severity, message, ...(suggestion === undefined ? {} : { suggestion }), start, end });
    },
  };
  checkRoot(context, options.text);
  checkMatching(context);
  for (const visited of walkExpression(expression)) {
    checkAttribute(visited, context);
    const known = visited.node.kind === 'call' ? checkName(visited.node, context) : undefined;
    if (known === undefined) continue;
    checkArity(known, context);
    checkArguments(known, context);
    FUNCTION_CHECKS.get(known.definition.name)?.(known, context);
  }
  return diagnostics.sort((left, right) => left.start - right.start || left.end - right.end);
}
