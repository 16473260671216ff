import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type AttributeTarget, type ResourceType, ScimError } from 'scim-core';
import {
  applyRelationChange,
  DISPLAY_ATTRIBUTE,
  elementKey,
  evaluateQuery,
  type GivenElement,
  type Relation,
  type RelationChange,
  type RelationElement,
  type RelationOwner,
  type ResourceChange,
  type ResourceStore,
  type StoredDocument,
  type StoredResource,
  uniqueKeys,
  uniquenessError,
} from 'scim-provider';

/** A resource with its members, by the path of the attribute. */
interface Row {
  readonly tenant: string;
  readonly type: string;
  readonly seq: number;
  readonly stored: StoredResource;
  readonly relations: Readonly<Record<string, readonly GivenElement[]>>;
}

const NESTING = 20;

/**
 * A store in one JSON file, written anew with every change: enough for a few hundred people, and an example of what a store
 * has to do. Rows never change; a change makes new ones, which count once they are on the disk.
 */
export function openOwnStore(file: string): ResourceStore {
  let rows = read(file);

  const inTenant = (tenant: string, id: string) => rows.find((row) => row.tenant === tenant && row.stored.id === id);
  const find = (tenant: string, { name }: { readonly name: string }, id: string) => {
    const row = inTenant(tenant, id);
    return row?.type === name ? row : undefined;
  };
  const commit = (next: readonly Row[]) => {
    write(file, next);
    rows = next;
  };

  const mustBeFree = (tenant: string, type: ResourceType, document: StoredDocument, id: string) => {
    for (const key of uniqueKeys(type, document)) {
      const holder = rows
        .filter((row) => row.type === type.name && row.stored.id !== id)
        .filter((row) => key.scope === 'global' || row.tenant === tenant)
        .find((row) =>
          uniqueKeys(type, row.stored.document).some(
            (other) => other.target.path === key.target.path && other.key === key.key,
          ),
        );
      if (holder !== undefined) throw uniquenessError(document, key);
    }
  };

  const shown = (tenant: string, { value, type }: GivenElement): RelationElement => {
    const member = inTenant(tenant, value);
    const display = member?.stored.document[DISPLAY_ATTRIBUTE] as string | undefined;
    return { value, type: member?.type ?? type, display, exists: member !== undefined };
  };

  const change = (
    { tenant, relations }: Pick<Row, 'tenant' | 'relations'>,
    type: ResourceType,
    { relations: changes, integrity }: Pick<ResourceChange, 'relations' | 'integrity'>,
  ) => {
    const next: Record<string, readonly GivenElement[]> = { ...relations };
    const effects = changes.map((one) => {
      for (const { value } of integrity === 'existing' ? addedBy(one) : []) {
        if (inTenant(tenant, value) === undefined) {
          throw new ScimError(400, `${one.target.path} names nobody: ${value}`, { scimType: 'invalidValue' });
        }
      }
      const { target } = one;
      const present = (next[target.path] ?? []).map((element) => [elementKey(target, element.value), element] as const);
      const elements = new Map(present);
      const effect = applyRelationChange(type, elements, one, (element) => shown(tenant, element));
      next[target.path] = [...elements.values()];
      return effect;
    });
    return { relations: next, effects };
  };

  const elementsOf = ({ tenant, relations }: Row, { target }: Relation) =>
    (relations[target.path] ?? []).map((element) => shown(tenant, element));

  const ownersOf = (tenant: string, { owner, target }: Relation, id: string): RelationOwner[] => {
    const found = new Map<string, RelationOwner>();
    let ids = [id];
    for (let level = 0; level <= NESTING && ids.length > 0; level += 1) {
      const holders = rows.filter(
        (row) =>
          row.tenant === tenant &&
          row.type === owner.name &&
          !found.has(row.stored.id) &&
          ids.some((one) => holds(row, target, one)),
      );
      for (const { stored } of holders) {
        const display = stored.document[DISPLAY_ATTRIBUTE] as string | undefined;
        found.set(stored.id, { id: stored.id, display, direct: level === 0 });
      }
      ids = holders.map(({ stored }) => stored.id);
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  };

  return {
    async create(tenant, type, { id, at, document, ...given }) {
      if (inTenant(tenant, id) !== undefined) throw new ScimError(409, 'The id is taken.', { scimType: 'uniqueness' });
      mustBeFree(tenant, type, document, id);
      const { relations } = change({ tenant, relations: {} }, type, given);
      const stored: StoredResource = { id, version: 1, created: at, lastModified: at, document };
      const seq = Math.max(0, ...rows.map((row) => row.seq)) + 1;
      commit([...rows, { tenant, type: type.name, seq, stored, relations }]);
      return stored;
    },

    async get(tenant, type, id) {
      return find(tenant, type, id)?.stored;
    },

    async query(tenant, type, query) {
      const candidates = rows.filter((row) => row.tenant === tenant && row.type === type.name);
      return evaluateQuery(type, query, candidates, (row, relation) =>
        relation.owner === type ? elementsOf(row, relation) : ownersOf(tenant, relation, row.stored.id),
      );
    },

    async update(tenant, type, id, at, decide) {
      const row = find(tenant, type, id);
      if (row === undefined) return undefined;
      const before = row.stored;
      const wanted = decide(before);
      const { relations, effects } = change(row, type, wanted);
      const isEffective = effects.some(({ added, removed }) => added > 0 || removed > 0);
      if (wanted.document === undefined && !isEffective) return { before, after: before, changed: false, effects };
      if (wanted.document !== undefined) mustBeFree(tenant, type, wanted.document, id);
      const after = nextVersion(before, at, wanted.document);
      commit(rows.map((other) => (other === row ? { ...row, stored: after, relations } : other)));
      return { before, after, changed: true, effects };
    },

    async delete(tenant, type, id, { at, relations, guard }) {
      const row = find(tenant, type, id);
      if (row === undefined) return undefined;
      guard?.(row.stored);
      const others = rows.filter((other) => other !== row);
      commit(others.map((other) => (other.tenant === tenant ? withoutMember(other, id, relations, at) : other)));
      return row.stored;
    },

    async elements(tenant, relation, id, limit, from = '0') {
      const row = find(tenant, relation.owner, id);
      const all = row === undefined ? [] : elementsOf(row, relation);
      const end = Number(from) + limit;
      return { elements: all.slice(Number(from), end), next: end < all.length ? String(end) : undefined };
    },

    async owners(tenant, relation, ids) {
      const found = ids.map((id) => [id, ownersOf(tenant, relation, id)] as const);
      return new Map(found.filter(([, owners]) => owners.length > 0));
    },

    async close() {},
  };
}

function addedBy(change: RelationChange): readonly GivenElement[] {
  if (change.change === 'replaceWhere') return [change.element];
  return change.change === 'add' || change.change === 'replace' ? change.elements : [];
}

function nextVersion(before: StoredResource, at: number, document = before.document): StoredResource {
  const lastModified = Math.max(at, before.lastModified + 1);
  return { ...before, version: before.version + 1, lastModified, document };
}

function holds({ relations }: Row, target: AttributeTarget, id: string): boolean {
  const key = elementKey(target, id);
  return relations[target.path]?.some(({ value }) => elementKey(target, value) === key) === true;
}

function withoutMember(row: Row, id: string, relations: readonly Relation[], at: number): Row {
  for (const { owner, target } of relations) {
    if (row.type !== owner.name || !holds(row, target, id)) continue;
    const key = elementKey(target, id);
    const rest = row.relations[target.path]?.filter(({ value }) => elementKey(target, value) !== key) ?? [];
    return { ...row, stored: nextVersion(row.stored, at), relations: { ...row.relations, [target.path]: rest } };
  }
  return row;
}

function read(file: string): readonly Row[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Beside the file first: whoever ends the process in between leaves the former file whole. */
function write(file: string, rows: readonly Row[]): void {
  const beside = `${file}.new`;
  const descriptor = openSync(beside, 'w', 0o600);
  try {
    writeFileSync(descriptor, JSON.stringify(rows));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, file);
}
