import type { ExportDocument, JsonNode, JsonValue } from 'entra-mapping';
import type { FixOperation } from '../finding.ts';

/** A value to be added to an object, or to the end of an array. */
export interface Addition {
  /** The property name; `undefined` in an array. */
  readonly key: string | undefined;
  readonly value: JsonValue;
}

type Step =
  | { readonly op: 'remove'; readonly node: JsonNode }
  | { readonly op: 'replace'; readonly node: JsonNode; readonly value: JsonValue }
  | { readonly op: 'add'; readonly node: JsonNode; readonly addition: Addition };

/** Collects operations that do not get in each other's way. */
export class Plan {
  readonly removed = new Set<JsonNode>();
  readonly replaced = new Map<JsonNode, JsonValue>();
  readonly added = new Map<JsonNode, Addition[]>();
  private readonly document: ExportDocument;

  constructor(document: ExportDocument) {
    this.document = document;
  }

  /** Takes all operations of a fix, or none of them. */
  take(patch: readonly FixOperation[]): boolean {
    const steps = patch.map((operation) => this.resolve(operation));
    if (steps.length === 0 || steps.some((step) => step === undefined || this.collides(step))) return false;
    for (const step of steps) if (step !== undefined) this.enter(step);
    return true;
  }

  private resolve(operation: FixOperation): Step | undefined {
    // Pointers into a text of several values, pasted one after the other, do not say which one they mean.
    if (this.document.roots.length !== 1) return undefined;
    const node = this.document.nodeAt(operation.path);
    if (operation.op === 'remove') return node?.parent === undefined ? undefined : { op: 'remove', node };
    if (operation.op === 'replace') return node && { op: 'replace', node, value: operation.value };
    const at = operation.path.lastIndexOf('/');
    const parent = this.document.nodeAt(operation.path.slice(0, at));
    const name = operation.path
      .slice(at + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~');
    if (parent?.kind === 'array' && name === '-') {
      return { op: 'add', node: parent, addition: { key: undefined, value: operation.value } };
    }
    if (parent?.kind !== 'object' || node !== undefined) return undefined;
    return { op: 'add', node: parent, addition: { key: name, value: operation.value } };
  }

  private collides(step: Step): boolean {
    const { node } = step;
    if (step.op === 'replace' && this.replaced.has(node)) return !equals(this.replaced.get(node), step.value);
    // Two findings may want the same mapping gone.
    if (step.op === 'remove' && this.removed.has(node)) return false;
    for (let at: JsonNode | undefined = node; at !== undefined; at = at.parent) {
      if (this.removed.has(at) || this.replaced.has(at)) return true;
    }
    if (step.op === 'add') return this.isTaken(node, step.addition);
    return this.touches(node);
  }

  /** Whether something below a node is to change. */
  private touches(node: JsonNode): boolean {
    const isBelow = (other: JsonNode) => {
      for (let at: JsonNode | undefined = other; at !== undefined; at = at.parent) if (at === node) return true;
      return false;
    };
    return [...this.removed, ...this.replaced.keys(), ...this.added.keys()].some(isBelow);
  }

  private isTaken(parent: JsonNode, { key, value }: Addition): boolean {
    return (this.added.get(parent) ?? []).some(
      (other) => other.key === key && (key !== undefined || equals(other.value, value)),
    );
  }

  private enter(step: Step): void {
    if (step.op === 'remove') this.removed.add(step.node);
    else if (step.op === 'replace') this.replaced.set(step.node, step.value);
    else this.added.set(step.node, [...(this.added.get(step.node) ?? []), step.addition]);
  }
}

function equals(a: JsonValue | undefined, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
