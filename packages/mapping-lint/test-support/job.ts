import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import type { Finding } from '../src/finding.ts';
import { type LintOptions, lintExport } from '../src/lint-export.ts';
import { constantRow, expressionRow, row } from './lint.ts';

const DEFAULT = readFileSync(join(import.meta.dirname, '../fixtures/entra-default.json'), 'utf8');

interface Row {
  targetAttributeName: string;
  source: { name: string; expression: string } | null;
  [property: string]: unknown;
}

interface Mapping {
  enabled: boolean;
  attributeMappings: Row[];
  [property: string]: unknown;
}

interface Definition {
  name: string;
  [property: string]: unknown;
}

/** Which of the two object mappings. */
export type Kind = 'users' | 'groups';

/** The default job of a SCIM application, to be changed step by step as a guide says. */
export class Job {
  readonly schema = JSON.parse(DEFAULT);
  tenantUrl: string | undefined;
  scope: 'assigned' | 'all' | undefined;

  /** Sets properties of an object mapping, such as `enabled`. */
  set(kind: Kind, properties: object): this {
    Object.assign(this.#mapping(kind), properties);
    return this;
  }

  /** Takes out the object mapping as a whole. */
  without(kind: Kind): this {
    const [rule] = this.schema.synchronizationRules;
    rule.objectMappings = rule.objectMappings.filter((each: Mapping) => each !== this.#mapping(kind));
    return this;
  }

  /** Deletes mappings of users by target. */
  remove(...targets: readonly string[]): this {
    return this.#filter(({ targetAttributeName }) => !targets.includes(targetAttributeName));
  }

  /** Deletes all mappings of users but those of these targets. */
  keep(...targets: readonly string[]): this {
    return this.#filter(({ targetAttributeName }) => targets.includes(targetAttributeName));
  }

  /** Maps an attribute, a constant in quotation marks, or an expression; a target that is mapped gets another source. */
  map(target: string, source: string, properties: object = {}, kind: Kind = 'users'): this {
    const made = source.startsWith('"')
      ? constantRow(target, source.slice(1, -1), properties)
      : source.includes('(')
        ? expressionRow(target, source, properties)
        : row(target, source, properties);
    const rows = this.#mapping(kind).attributeMappings;
    const at = rows.findIndex(({ targetAttributeName }) => targetAttributeName === target);
    if (at === -1) rows.push(made as Row);
    else rows[at] = { ...rows[at], ...(made as Row) };
    return this;
  }

  /** Gives the mapping of one target another target. */
  retarget(target: string, other: string): this {
    for (const each of this.#mapping('users').attributeMappings) {
      if (each.targetAttributeName === target) each.targetAttributeName = other;
    }
    return this;
  }

  /** Adds an attribute to the attribute list of the application, or changes what the list says of it. */
  define(name: string, properties: object = {}, kind: Kind = 'users'): this {
    const { attributes } = this.#definition(kind);
    const known = attributes.find((each) => each.name === name);
    if (known === undefined) attributes.push({ name, type: 'String', ...properties });
    else Object.assign(known, properties);
    return this;
  }

  /** Takes an attribute out of the attribute list of users. */
  undefine(name: string): this {
    const object = this.#definition('users');
    object.attributes = object.attributes.filter((each) => each.name !== name);
    return this;
  }

  /** Lets a reference attribute of groups point to these objects only. */
  refer(name: string, ...objects: readonly string[]): this {
    const referencedObjects = objects.map((referencedObjectName) => ({
      referencedObjectName,
      referencedProperty: null,
    }));
    return this.define(name, { referencedObjects }, 'groups');
  }

  /** What is entered beside the mappings. */
  connect(tenantUrl: string | undefined, scope?: 'assigned' | 'all'): this {
    this.tenantUrl = tenantUrl;
    this.scope = scope;
    return this;
  }

  /** What the rules find, with the options of the job. */
  lint(profile: string | object): readonly Finding[] {
    const options: LintOptions = {
      profile: loadProfile(profile),
      ...(this.tenantUrl === undefined ? {} : { tenantUrl: this.tenantUrl }),
      ...(this.scope === undefined ? {} : { scope: this.scope }),
    };
    return lintExport(readExport(JSON.stringify(this.schema, null, 2)), options).findings;
  }

  #mapping(kind: Kind): Mapping {
    const end = kind === 'users' ? ' Users' : ' Groups';
    const mappings: Mapping[] = this.schema.synchronizationRules[0].objectMappings;
    const found = mappings.find(({ name }) => String(name).endsWith(end));
    if (found === undefined) throw new Error(`the job has no mapping of ${kind}`);
    return found;
  }

  #definition(kind: Kind): { attributes: Definition[] } {
    const { targetObjectName } = this.#mapping(kind);
    const objects = this.schema.directories.flatMap(({ objects: each }: { objects: Definition[] }) => each);
    return objects.find(({ name }: Definition) => name === targetObjectName);
  }

  #filter(isKept: (row: Row) => boolean): this {
    const mapping = this.#mapping('users');
    mapping.attributeMappings = mapping.attributeMappings.filter(isKept);
    return this;
  }
}

/** A finding in short: its code, and the target or object mapping that it is about. */
export function shorten(findings: readonly Finding[]): string[] {
  return findings
    .map(({ code, mapping }) => [code, mapping?.target ?? mapping?.objectMapping ?? ''].join(' ').trim())
    .sort();
}
