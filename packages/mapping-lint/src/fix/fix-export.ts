import type { ReadExport, TextEdit } from 'entra-mapping';
import type { Finding, Fix } from '../finding.ts';
import { editsOf } from './edits.ts';
import { Plan } from './plan.ts';

/** Which findings are mended. */
export interface FixOptions {
  /** Whether fixes that someone has to agree to are made, too. Default is `false`. */
  readonly unsafe?: boolean;
  /** Codes or names of the rules whose findings are mended. Default is every rule. */
  readonly only?: readonly string[];
  /** For rules whose findings have choices, by code or name: the number of the choice that is made, from 1. */
  readonly choose?: Readonly<Record<string, number>>;
}

/** An export with some findings mended. */
export interface FixResult {
  /** In the encoding of the input; everything that no fix names keeps its bytes. */
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The findings that were mended, in the order in which they were given. */
  readonly applied: readonly Finding[];
  /** All others: without a fix, not asked for, or in the way of one that was made. */
  readonly left: readonly Finding[];
}

/**
 * Mends findings in the text of an export.
 *
 * Two fixes that touch the same value can't both be made: the first one counts, the other one is left. Check the result
 * again to find what is still to be done. Fixing twice changes nothing the second time.
 *
 * @param exported The export that was checked.
 * @param findings What `lintExport` found in it.
 *
 * @example
 * ```ts
 * import { readExport } from 'entra-mapping';
 * import { fixExport, lintExport } from 'mapping-lint';
 * import { loadProfile } from 'vendor-profiles';
 *
 * const exported = readExport('[{ "targetAttributeName": "title" }, { "targetAttributeName": "userName" }]');
 * const { findings } = lintExport(exported, { profile: loadProfile('talkdesk') });
 * fixExport(exported, findings).text; // [{ "targetAttributeName": "userName" }]
 * ```
 */
export function fixExport(exported: ReadExport, findings: readonly Finding[], options: FixOptions = {}): FixResult {
  const { document } = exported;
  const plan = new Plan(document);
  const wanted = findings.flatMap((finding) => {
    const fix = wantedFix(finding, options);
    return fix === undefined ? [] : [{ finding, fix }];
  });
  // What goes as a whole needs no other change, so that removals come first.
  const [removals, others] = [wanted.filter(isRemoval), wanted.filter((each) => !isRemoval(each))];
  const made = new Set<Finding>();
  const edits: TextEdit[] = [];
  for (const { finding, fix } of [...removals, ...others]) {
    // Of several values, pasted one after the other, no correction makes JSON.
    if (fix.edits === undefined ? !plan.take(fix.patch) : document.roots.length !== 1) continue;
    edits.push(...(fix.edits ?? []));
    made.add(finding);
  }
  const applied = findings.filter((finding) => made.has(finding));
  const left = findings.filter((finding) => !made.has(finding));
  return { ...document.edit(withTextEdits(editsOf(plan, document), edits)), applied, left };
}

function wantedFix(finding: Finding, { unsafe = false, only, choose = {} }: FixOptions): Fix | undefined {
  const { fix, code, rule, choices } = finding;
  if (only !== undefined && !only.includes(code) && !only.includes(rule)) return undefined;
  const chosen = [code, rule].find((name) => Object.hasOwn(choose, name));
  if (chosen !== undefined && choices.length > 0) return choices[(choose[chosen] ?? 0) - 1];
  return fix !== null && (fix.safe || unsafe) ? fix : undefined;
}

/** All edits, but for those inside of what goes or becomes another anyway. */
function withTextEdits(planned: readonly TextEdit[], edits: readonly TextEdit[]): TextEdit[] {
  const isGone = ({ start, end }: TextEdit) => planned.some((other) => other.start < end && start < other.end);
  return [...planned, ...edits.filter((edit) => !isGone(edit))];
}

function isRemoval({ fix }: { readonly fix: Fix }): boolean {
  return fix.patch.some(({ op }) => op === 'remove');
}
