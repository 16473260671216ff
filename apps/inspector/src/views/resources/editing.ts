import { Problem, reasonOf } from '../../api/request.ts';
import { visible } from '../../text/format.ts';
import { jsonFault, locate } from '../../text/locate.ts';
import type { EditorFault } from './json-editor.tsx';

/** What the browser itself can tell of a text that is to be a resource. */
export function faultOfText(text: string): EditorFault | undefined {
  const fault = jsonFault(text);
  if (fault !== undefined) return { message: visible(fault.message), range: fault.range };
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined;
  return { message: 'A resource is an object: { … }', range: { start: 0, end: 1 } };
}

/** What the server said of a text, at the place that it is about. */
export function faultOfError(error: unknown, text: string): EditorFault {
  const message = visible(reasonOf(error));
  if (!(error instanceof Problem)) return { message, range: undefined };
  const type = error.scimType === undefined ? '' : ` (${visible(error.scimType)})`;
  return { message: `${message}${type}`, range: error.where === undefined ? undefined : locate(text, error.where) };
}
