import type { ResourceType } from 'scim-core';
import { isObject, type JsonObject } from '../json-object.ts';
import { readSettingFile } from '../settings/read-file.ts';
import { SettingError } from '../settings/setting-error.ts';
import { shown } from '../settings/text.ts';

/** A resource of an import. */
export interface ImportedResource {
  readonly type: ResourceType;
  /** The id that it has in the file and keeps, so that what refers to it still does; `undefined` for a new one. */
  readonly id: string | undefined;
  readonly body: object;
  /** How it is spoken of in messages: `"people.json", resource 3`. */
  readonly place: string;
}

/** What can be an id in the URL of a resource, and is no reference inside a bulk request (RFC 7644, section 3.7.2). */
const possibleId = /^(?!bulkid:)[^\p{Cc}/?#]{1,255}$/iu;

/**
 * Reads an import: a JSON array of resources, or an answer to a query (RFC 7644, section 3.4.2).
 *
 * @param given The name of the file, or its parsed content.
 * @param types What the tenant takes; which one a resource is of is said by `meta.resourceType`, or else by `schemas`.
 * @throws SettingError in one line, for a file that can't be read and a resource that can't be one.
 */
export function readImport(given: string | object, types: readonly ResourceType[]): readonly ImportedResource[] {
  const source = typeof given === 'string' ? shown(given) : 'import';
  const fail = (reason: string, cause?: unknown) => new SettingError('import', reason, { cause });
  const content = typeof given === 'string' ? parsed(given, source) : given;
  const list = resourcesOf(content);
  if (list === undefined) {
    throw fail(`${source} must hold an array of resources, or a ListResponse with such an array as Resources`);
  }
  const total = isObject(content) ? content.totalResults : undefined;
  if (typeof total === 'number' && total > list.length) {
    const reason = `${source} is one page of a longer answer, with ${list.length} of ${total} resources`;
    throw fail(`${reason}; import all of them, or what stands in Resources as an array`);
  }
  const ids = new Set<unknown>();
  return list.map((body, index) => {
    const place = `${source}, resource ${index + 1}`;
    if (!isObject(body)) throw fail(`${place}: expected a JSON object, got ${shown(body)}`);
    const type = types.find((candidate) => isOf(body, candidate));
    if (type === undefined) {
      const names = types.map(({ name }) => name).join(' or ');
      throw fail(`${place}: neither meta.resourceType nor schemas says that it is a ${names}`);
    }
    const { id } = body;
    if (id === undefined) return { type, id, body, place };
    if (typeof id !== 'string' || !possibleId.test(id)) throw fail(`${place}: ${shown(id)} can't be an id`);
    if (ids.has(id)) throw fail(`${place}: a resource before it has the id ${shown(id)} too`);
    ids.add(id);
    return { type, id, body, place };
  });
}

function parsed(file: string, source: string): unknown {
  const text = readSettingFile('import', 'the import', file).replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (cause) {
    // What V8 says shows a piece of the file, which may hold anything; where it is wrong is enough.
    const position = /position (\d+)/.exec((cause as Error).message)?.[1];
    const where =
      position === undefined ? 'at its end' : `in line ${text.slice(0, Number(position)).split('\n').length}`;
    throw new SettingError('import', `${source} is no JSON: it goes wrong ${where}`, { cause });
  }
}

function resourcesOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const list = isObject(value) ? value.Resources : undefined;
  return Array.isArray(list) ? list : undefined;
}

function isOf(body: JsonObject, { name, schema }: ResourceType): boolean {
  const { meta, schemas } = body;
  if (isObject(meta) && meta.resourceType !== undefined) return meta.resourceType === name;
  const isUrn = (urn: unknown) => String(urn).toLowerCase() === schema.id.toLowerCase();
  return Array.isArray(schemas) && schemas.some(isUrn);
}
