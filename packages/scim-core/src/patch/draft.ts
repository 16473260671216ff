import { ScimError } from '../error/scim-error.ts';
import { valuesEqual } from '../resource/equal.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';

type Members = Record<string, unknown>;

/** An attribute that was written, and its value before. */
interface Write {
  readonly target: AttributeTarget;
  readonly before: unknown;
  again: boolean;
}

/** A resource that is changed without touching the original: copied where, and only where, something is written. */
export class Draft {
  /** The attributes that were written; few, so that a list is faster than a map. */
  readonly writes: Write[] = [];
  /** Whether an attribute of an extension was written. */
  extensionWritten = false;
  current: Members;
  #copied = false;

  constructor(original: object) {
    this.current = original as Members;
  }

  read(target: AttributeTarget): unknown {
    const { extension, attribute } = target;
    if (extension === undefined) return this.current[attribute.name];
    return (this.current[extension] as Members | undefined)?.[attribute.name];
  }

  /**
   * Sets an attribute, or takes it away when the value is `undefined`.
   *
   * @throws ScimError 400 `mutability` when the attribute is immutable and has a value (RFC 7643 §7).
   */
  write(target: AttributeTarget, value: unknown): void {
    if (target.attribute.mutability === 'immutable') refuseImmutable(target.attribute, target.path, this.read(target));
    this.#note(target);
    const members = this.#copy();
    const { extension, attribute } = target;
    if (extension === undefined) {
      setMember(members, attribute.name, value);
      return;
    }
    this.extensionWritten = true;
    const container = { ...(members[extension] as Members | undefined) };
    setMember(container, attribute.name, value);
    setMember(members, extension, Object.keys(container).length === 0 ? undefined : container);
  }

  /** Whether anything is different in the end; a later write may have undone an earlier one. */
  isChanged(): boolean {
    for (const { target, before, again } of this.writes) {
      if (!again || !valuesEqual(before, this.read(target))) return true;
    }
    return false;
  }

  /** Replaces `schemas`, which follows from what was written. */
  setSchemas(schemas: readonly string[]): void {
    this.#copy().schemas = schemas;
  }

  #copy(): Members {
    if (!this.#copied) {
      this.current = { ...this.current };
      this.#copied = true;
    }
    return this.current;
  }

  #note(target: AttributeTarget): void {
    for (const write of this.writes) {
      if (write.target === target) {
        write.again = true;
        return;
      }
    }
    this.writes.push({ target, before: this.read(target), again: false });
  }
}

/** An immutable attribute or part may get its first value and then keeps it. */
export function refuseImmutable(attribute: Attribute, path: string, before: unknown): void {
  if (attribute.mutability !== 'immutable' || before === undefined) return;
  throw new ScimError(400, `"${path}" is immutable and already has a value`, { scimType: 'mutability' });
}

function setMember(members: Members, name: string, value: unknown): void {
  if (value === undefined) delete members[name];
  else members[name] = value;
}
