import { valuesEqual } from '../resource/equal.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';

type Members = Record<string, unknown>;

/** A resource that is changed without touching the original: copied where, and only where, something is written. */
export class Draft {
  readonly original: Readonly<Members>;
  /** The attributes that were written, with their values before the first write. */
  readonly written = new Map<AttributeTarget, unknown>();
  /** Whether an attribute of an extension was written. */
  extensionWritten = false;
  readonly #writtenAgain = new Set<AttributeTarget>();
  #current: Members;

  constructor(original: object) {
    this.original = original as Members;
    this.#current = original as Members;
  }

  get current(): Readonly<Members> {
    return this.#current;
  }

  read({ extension, attribute: { name } }: AttributeTarget): unknown {
    if (extension === undefined) return this.#current[name];
    return (this.#current[extension] as Members | undefined)?.[name];
  }

  /** Sets an attribute, or takes it away when the value is `undefined`. */
  write(target: AttributeTarget, value: unknown): void {
    if (this.written.has(target)) this.#writtenAgain.add(target);
    else this.written.set(target, this.read(target));
    if (this.#current === this.original) this.#current = { ...this.original };
    const { extension, attribute } = target;
    if (extension === undefined) {
      setMember(this.#current, attribute.name, value);
      return;
    }
    this.extensionWritten = true;
    const container = { ...(this.#current[extension] as Members | undefined) };
    setMember(container, attribute.name, value);
    setMember(this.#current, extension, Object.keys(container).length === 0 ? undefined : container);
  }

  /** Whether anything is different in the end; a later write may have undone an earlier one. */
  isChanged(): boolean {
    for (const [target, before] of this.written) {
      if (!this.#writtenAgain.has(target) || !valuesEqual(before, this.read(target))) return true;
    }
    return false;
  }

  /** Replaces `schemas`, which follows from what was written. */
  setSchemas(schemas: readonly string[]): void {
    if (this.#current === this.original) this.#current = { ...this.original };
    this.#current.schemas = schemas;
  }
}

function setMember(members: Members, name: string, value: unknown): void {
  if (value === undefined) delete members[name];
  else members[name] = value;
}
