import { groupSchema } from 'scim-core';
import { enterprise, type Person } from './people.ts';

/** A group of invented people, as a client would create it. */
export interface Department {
  readonly schemas: readonly string[];
  readonly displayName: string;
  readonly externalId: string;
  readonly members: readonly { readonly value: string }[];
}

/** Puts invented people together who work in one department. */
export class Departments {
  readonly #members = new Map<string, string[]>();

  /** @param id The id that the person has got. */
  add(person: Person, id: string): void {
    const { department } = person[enterprise] as { readonly department: string };
    const known = this.#members.get(department);
    if (known === undefined) this.#members.set(department, [id]);
    else known.push(id);
  }

  /** The groups by name; nobody is in two, and none is empty. */
  groups(): Department[] {
    return [...this.#members.keys()].sort().map((displayName) => ({
      schemas: [groupSchema.id],
      displayName,
      externalId: `department-${displayName.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      members: this.#members.get(displayName)!.map((value) => ({ value })),
    }));
  }
}
