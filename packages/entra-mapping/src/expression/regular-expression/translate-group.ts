import { PatternError } from './pattern-error.ts';
import type { PatternState } from './pattern-state.ts';
import {
  changeOptions,
  GROUP_NAME,
  INLINE_OPTIONS,
  MAXIMUM_GROUP_DEPTH,
  UNSUPPORTED_GROUPS,
} from './pattern-syntax.ts';

/**
 * Reads the group whose opening parenthesis is in front of the cursor.
 *
 * @param depth How many groups are around it.
 */
export function readGroup(state: PatternState, depth: number): string {
  const open = state.cursor.offset - 1;
  if (depth >= MAXIMUM_GROUP_DEPTH) throw new PatternError('limit', 'groups are nested too deep', open);
  if (state.cursor.pattern[state.cursor.offset] !== '?') {
    if (state.options.explicitCapture) return readBody(state, '(?:', depth, open);
    capture(state, undefined, open);
    return readBody(state, '(', depth, open);
  }
  const name = state.cursor.match(GROUP_NAME);
  if (name !== null) {
    capture(state, name[1] ?? name[2], open);
    return readBody(state, '(', depth, open);
  }
  return readSpecialGroup(state, depth, open);
}

function readSpecialGroup(state: PatternState, depth: number, open: number): string {
  if (state.cursor.skip('?#')) {
    const close = state.cursor.pattern.indexOf(')', state.cursor.offset);
    if (close === -1) throw new PatternError('syntax', 'a comment is not closed', open);
    state.cursor.offset = close + 1;
    return '';
  }
  if (state.cursor.skip('?=')) {
    if (depth > 0) throw new PatternError('unsupported', 'a look-ahead inside a group', open);
    const option = state.options.ignoreCase ? '(?i)' : '';
    state.lookAhead = option + readBody(state, '', depth + 1, open).slice(0, -1);
    return '';
  }
  for (const lookBehind of ['?<=', '?<!']) {
    if (state.cursor.skip(lookBehind)) return readLookBehind(state, `(${lookBehind}`, depth, open);
  }
  const options = state.cursor.match(INLINE_OPTIONS);
  if (options !== null) return readOptions(state, options, depth, open);
  const unsupported = UNSUPPORTED_GROUPS.find(([start]) => state.cursor.pattern.startsWith(start, state.cursor.offset));
  if (unsupported !== undefined) throw new PatternError('unsupported', unsupported[1], open);
  if (/^\?[<'][\w]*-/.test(state.cursor.pattern.slice(state.cursor.offset, state.cursor.offset + 80))) {
    throw new PatternError('unsupported', 'a balancing group', open);
  }
  throw new PatternError('syntax', 'a group begins with (? and no known letter', open);
}

function readLookBehind(state: PatternState, start: string, depth: number, open: number): string {
  state.looksBehind = true;
  state.lookBehindDepth++;
  const text = readBody(state, start, depth, open);
  state.lookBehindDepth--;
  return text;
}

function readOptions(state: PatternState, [, on, off, close]: RegExpExecArray, depth: number, open: number): string {
  const before = state.options;
  const changed = changeOptions(before, on ?? '', off ?? '');
  state.options = changed;
  const ignoreCase = changed.ignoreCase === before.ignoreCase ? '' : changed.ignoreCase ? 'i' : '-i';
  if (close === ')') return ignoreCase === '' ? '' : `(?${ignoreCase})`;
  const text = readBody(state, `(?${ignoreCase}:`, depth, open);
  state.options = before;
  return text;
}

function readBody(state: PatternState, start: string, depth: number, open: number): string {
  const body = state.readInside(depth + 1);
  if (!state.cursor.skip(')')) throw new PatternError('syntax', 'a parenthesis is not closed', open);
  return `${start}${body})`;
}

function capture(state: PatternState, name: string | undefined, open: number): void {
  if (state.lookBehindDepth > 0) throw new PatternError('unsupported', 'a capture inside a look-behind', open);
  if (name === undefined) state.groups.addUnnamed();
  else state.groups.add(name);
}
