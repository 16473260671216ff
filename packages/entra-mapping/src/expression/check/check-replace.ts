import { quoted, shortened } from '../../text/printable.ts';
import { REPLACE_MODES, REPLACE_SLOTS, replaceModeOf } from '../functions/replace.ts';
import { PatternError } from '../regular-expression/pattern-error.ts';
import { type TranslatedPattern, translatePattern } from '../regular-expression/translate.ts';
import { type CallCheck, type CheckContext, type KnownCall, literalText } from './context.ts';

/** Checks the combination of slots and, where it is a literal, the pattern. */
export const checkReplace: CallCheck = (known, context) => {
  const slots = known.call.arguments;
  const mode = replaceModeOf((slot) => (slots[slot]?.kind ?? 'omitted') !== 'omitted');
  if (mode === undefined) {
    // Three arguments without an empty slot are the form of Entra Connect Sync.
    const isShort = slots.length === 3 && slots.every(({ kind }) => kind !== 'omitted');
    const advice = isShort ? ' To replace a text write Replace(source, old, , , new, , ).' : '';
    const message = `These slots together have no documented meaning.${advice} Replace takes one of: ${REPLACE_MODES.join('; ')}.`;
    context.report('replace-mode', 'error', known.call, message);
  }
  const pattern = readPattern(known, context);
  if (pattern !== undefined) checkGroups(known, pattern, context);
};

function readPattern({ call }: KnownCall, { report }: CheckContext): TranslatedPattern | undefined {
  const node = call.arguments[REPLACE_SLOTS.regexPattern];
  const pattern = literalText(node);
  if (node === undefined || pattern === undefined) return undefined;
  try {
    return translatePattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const place = `at character ${error.offset + 1} of the pattern`;
    if (error.failure === 'syntax') {
      report('regular-expression-invalid', 'error', node, `The pattern is wrong: ${error.message}, ${place}.`);
    } else {
      const message = `The pattern cannot be evaluated here, though Entra may run it: ${error.message}, ${place}.`;
      report('regular-expression-unsupported', 'info', node, message);
    }
    return undefined;
  }
}

/** The most groups that a message names, and the most that are reported. */
const MOST_NAMED = 10;

function checkGroups({ call }: KnownCall, { groups }: TranslatedPattern, { report }: CheckContext): void {
  const names = [...groups.keys()].filter((name) => !/^\d/.test(name));
  const named = names.slice(0, MOST_NAMED).map(shortened).join(', ');
  const has = names.length === 0 ? 'it has no named groups' : `it has ${named}`;
  const groupNode = call.arguments[REPLACE_SLOTS.regexGroupName];
  const group = literalText(groupNode);
  if (groupNode !== undefined && group !== undefined && !groups.has(group)) {
    report('regular-expression-group', 'error', groupNode, `The pattern has no group ${quoted(group)}; ${has}.`);
  }
  const replacementNode = call.arguments[REPLACE_SLOTS.replacementValue];
  const replacement = literalText(replacementNode);
  if (replacementNode === undefined || replacement === undefined) return;
  const unknown = new Map(
    [...replacement.matchAll(/\$\{(\w+)\}/g)]
      .filter(([, name]) => !groups.has(name!) && name !== '0')
      .map(([text, name]) => [name, text]),
  );
  for (const [name, text] of [...unknown].slice(0, MOST_NAMED)) {
    const message = `The pattern has no group ${quoted(name!)}, so that ${shortened(text)} stays as it is; ${has}.`;
    report('regular-expression-group', 'warning', replacementNode, message);
  }
}
