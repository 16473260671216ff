import { compareCodePoints } from 'scim-core';
import {
  DISPLAY_ATTRIBUTE,
  elementKey,
  type GivenElement,
  type Relation,
  type RelationElement,
  type RelationOwner,
  type RelationPage,
  type StoredResource,
} from 'scim-provider';
import { SqliteStoreError } from '../database/errors.ts';
import type { PastChanges, PastResource } from './past-changes.ts';
import type { Present } from './present.ts';

/** How deep relations are followed through nesting, as in the present. */
const NESTING = 20;

/** Who held whom: the present relations, with the elements back that went since and without those that came. */
export class PastRelations {
  readonly #present: Present;
  readonly #changes: PastChanges;
  readonly #past: (id: string) => PastResource | undefined;

  /** @param past A resource that changed since, as it was. */
  constructor(
    { present }: { readonly present: Present },
    changes: PastChanges,
    past: (id: string) => PastResource | undefined,
  ) {
    this.#present = present;
    this.#changes = changes;
    this.#past = past;
  }

  /** @throws SqliteStoreError `journal-too-short` when not all elements that came or went are kept. */
  page(relation: Relation, id: string, limit: number, from: string): RelationPage {
    const owner = this.#past(id);
    if (owner !== undefined && owner.stored === undefined) return { elements: [], next: undefined };
    const changed = this.#changes.elements(id, relation.target.path);
    if (changed === 'unknown') throw tooMany(relation.owner.name, id);
    const read = this.#present.elements(relation, id, limit + changed.size + 1, from);
    const kept = read.filter(([key]) => !changed.has(key));
    const back = [...changed].flatMap(([key, element]) =>
      element === undefined || compareCodePoints(key, from) <= 0 ? [] : [[key, element] as const],
    );
    const all = [...kept, ...back].sort(([a], [b]) => compareCodePoints(a, b));
    const page = all.slice(0, limit);
    return {
      elements: page.map(([, element]) => this.#shown(element)),
      next: all.length > limit ? page.at(-1)?.[0] : undefined,
    };
  }

  /** Who held a resource, directly and through nesting, by id. */
  owners(relation: Relation, id: string): RelationOwner[] {
    const found = new Map<string, RelationOwner>();
    let ids = [id];
    for (let level = 0; level <= NESTING && ids.length > 0; level += 1) {
      const next: string[] = [];
      for (const owner of ids.flatMap((member) => this.#direct(relation, member))) {
        if (found.has(owner)) continue;
        const display = displayOf(this.#resource(owner)?.stored);
        found.set(owner, { id: owner, display, direct: level === 0 });
        next.push(owner);
      }
      ids = next;
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #direct(relation: Relation, id: string): string[] {
    const key = elementKey(relation.target, id);
    const changed = this.#changes.owners(relation, key);
    if (changed === 'unknown') throw tooMany('resource', id);
    const kept = this.#present
      .directOwners(relation, key)
      .filter((owner) => !changed.has(owner) && !this.#isAbsent(owner));
    return [...kept, ...[...changed].flatMap(([owner, held]) => (held ? [owner] : []))];
  }

  #isAbsent(id: string): boolean {
    const past = this.#past(id);
    return past !== undefined && past.stored === undefined;
  }

  #resource(id: string): { readonly resourceType: string; readonly stored: StoredResource | undefined } | undefined {
    return this.#past(id) ?? this.#present.find(undefined, id);
  }

  #shown({ value, type }: GivenElement): RelationElement {
    const resource = this.#resource(value);
    const exists = resource?.stored !== undefined;
    return { value, type: exists ? resource.resourceType : type, display: displayOf(resource?.stored), exists };
  }
}

function displayOf(stored: StoredResource | undefined): string | undefined {
  const display = stored?.document[DISPLAY_ATTRIBUTE];
  return typeof display === 'string' ? display : undefined;
}

function tooMany(type: string, id: string): SqliteStoreError {
  return new SqliteStoreError(
    'journal-too-short',
    `What the relations of ${type} ${id} were can't be told any more: so many elements changed at once that not all are kept.`,
  );
}
