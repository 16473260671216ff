import { createHash } from 'node:crypto';
import type { ResourceType } from 'scim-core';
import { isPlainDocument, plainForm, type StoredDocument } from 'scim-provider';
import type { Names } from './names.ts';

const namesOfType = new WeakMap<ResourceType, string>();

/** One number stands for all there is to know of a type, as for other names. */
function formName(type: ResourceType): string {
  let name = namesOfType.get(type);
  if (name === undefined) {
    name = `plain ${createHash('sha256').update(plainForm(type)).digest('hex')}`;
    namesOfType.set(type, name);
  }
  return name;
}

/**
 * Marks the rows whose document is sent as it is. The mark is the number of what the type was like when the document was looked
 * at: once another attribute is secret, or an attribute is gone, the mark means nothing any more.
 */
export class PlainForms {
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  /** The mark that counts for a type now, or one that no row has. */
  find(type: ResourceType): number {
    return this.#names.find(formName(type));
  }

  /** The mark for a document; `null` for one that is not plain. Only inside a write. */
  markOf(type: ResourceType, document: StoredDocument): number | null {
    return isPlainDocument(type, document) ? this.#names.require(formName(type)) : null;
  }
}
