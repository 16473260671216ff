import type { StoredDocument, StoredResource } from 'scim-provider';
import type { ResourceRow } from './layout.ts';

/** A version as a row has it. Its document is read from its text once somebody looks at it. */
export class StoredRow implements StoredResource {
  readonly id: string;
  readonly version: number;
  readonly created: number;
  readonly lastModified: number;
  readonly plainText: string | undefined;
  readonly #text: string;
  #document: StoredDocument | undefined;

  /** @param form The number of the form in which documents of the type are plain, see {@link PlainForms}. */
  constructor(
    { id, version, created, modified, document, plain }: Omit<ResourceRow, 'seq' | 'tenant' | 'type'>,
    form: number,
  ) {
    this.id = id;
    this.version = version;
    this.created = created;
    this.lastModified = modified;
    this.plainText = plain === form ? document : undefined;
    this.#text = document;
  }

  get document(): StoredDocument {
    this.#document ??= JSON.parse(this.#text) as StoredDocument;
    return this.#document;
  }

  /** As every other {@link StoredResource} looks. */
  toJSON(): StoredResource {
    const { id, version, created, lastModified, document } = this;
    return { id, version, created, lastModified, document };
  }
}
