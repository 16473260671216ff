import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import { compileFilter } from './compile.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const rotaType = defineResourceType({
  name: 'Rota',
  endpoint: '/Rotas',
  schema: defineSchema({
    id: 'urn:example:rota',
    attributes: [
      { name: 'count', type: 'integer' },
      { name: 'link', type: 'reference', referenceTypes: ['external'] },
      { name: 'tags', multiValued: true },
      {
        name: 'week',
        type: 'complex',
        subAttributes: [
          { name: 'days', multiValued: true },
          { name: 'open', type: 'boolean' },
        ],
      },
      {
        name: 'shifts',
        type: 'complex',
        multiValued: true,
        subAttributes: [{ name: 'days', multiValued: true }, { name: 'night', type: 'boolean' }, { name: 'note' }],
      },
    ],
  }),
  extensions: [
    {
      schema: defineSchema({
        id: 'urn:example:plan',
        attributes: [
          { name: 'plan', type: 'complex', subAttributes: [{ name: 'note' }] },
          { name: 'steps', multiValued: true },
        ],
      }),
      required: false,
    },
  ],
});

const user = (filter: string, resource: object) => compileFilter(filter, { resourceType: userResourceType })(resource);
const rota = (filter: string, resource: object) => compileFilter(filter, { resourceType: rotaType })(resource);

/** Which of the filters a resource satisfies. */
const satisfied = (matches: typeof user, resource: object, filters: readonly string[]) =>
  filters.filter((filter) => matches(filter, resource));

describe('text', () => {
  it('is compared in any letter case, also where characters beyond ASCII stand for those of ASCII', () => {
    // The Kelvin sign in lower case is the letter k.
    const kim = { title: '\u212aimono', externalId: '\u212a' };
    const filters = ['title eq "kimono"', 'title sw "KIM"', 'title co "k"', 'title sw "im"', 'title ew "mono"'];
    expect(satisfied(user, kim, filters)).toEqual(filters.filter((filter) => filter !== 'title sw "im"'));
    // Composed, it is the letter K (UAX 15), also where letter case counts.
    const exact = ['externalId eq "K"', 'externalId eq "k"', 'externalId ne "K"', 'externalId eq "KK"'];
    expect(satisfied(user, kim, exact)).toEqual(['externalId eq "K"']);
  });

  it('is compared composed, in its letter case where that counts', () => {
    const resource = { title: 'e\u0301toile', externalId: 'e\u0301A' };
    const filters = [
      'title eq "ÉTOILE"',
      'title sw "é"',
      'title sw "e"',
      'title sw "etoile"',
      'title co "e\u0301t"',
      'externalId eq "éA"',
      'externalId eq "Éa"',
      'externalId sw "é"',
      'externalId ew "A"',
      'externalId ew "a"',
    ];
    expect(satisfied(user, resource, filters)).toEqual([
      'title eq "ÉTOILE"',
      'title sw "é"',
      'title co "e\u0301t"',
      'externalId eq "éA"',
      'externalId sw "é"',
      'externalId ew "A"',
    ]);
  });

  it('starts with all of a text', () => {
    const filters = [
      'title sw "ab"',
      'title sw "abc"',
      'title sw "abcd"',
      'title sw "b"',
      'title sw "aB"',
      'title sw "ac"',
    ];
    expect(satisfied(user, { title: 'ABC' }, filters)).toEqual(['title sw "ab"', 'title sw "abc"', 'title sw "aB"']);
  });

  it('that is empty is no text to order or to look into, and equal to itself alone', () => {
    const filters = ['eq ""', 'ne ""', 'lt "a"', 'ge ""', 'co ""', 'sw ""', 'ew ""'].map((it) => `title ${it}`);
    expect(satisfied(user, { title: '' }, filters)).toEqual(['title eq ""']);
    expect(satisfied(user, {}, filters)).toEqual(['title ne ""']);
    expect(satisfied(user, { title: 'x' }, filters)).toEqual(
      ['ne ""', 'ge ""', 'co ""', 'sw ""', 'ew ""'].map((it) => `title ${it}`),
    );
  });

  it('is looked into as it is written where it is a URI', () => {
    const filters = ['co "://H"', 'co "://h"', 'eq "https://h.example/A"', 'eq "https://h.example/a"', 'co ""'];
    expect(
      satisfied(
        rota,
        { link: 'https://H.example/A' },
        filters.map((it) => `link ${it}`),
      ),
    ).toEqual(['link co "://H"', 'link eq "https://h.example/A"', 'link co ""']);
  });
});

describe('a value of another type than the schema says', () => {
  it('satisfies nothing but ne', () => {
    const filters = ['eq 5', 'ne 5', 'gt 3', 'lt 7', 'ge 5'].map((it) => `count ${it}`);
    for (const count of ['5', true, null, undefined, [5], {}]) {
      expect(satisfied(rota, { count }, filters), JSON.stringify(count)).toEqual(['count ne 5']);
    }
    expect(satisfied(rota, { count: 5 }, filters)).toEqual(['count eq 5', 'count gt 3', 'count lt 7', 'count ge 5']);
    const created = ['meta.created gt "2011-05-13T04:42:34Z"', 'meta.created le "2011-05-13T04:42:34Z"'];
    expect(satisfied(user, { meta: { created: 'yesterday' } }, created)).toEqual([]);
  });
});

describe('a boolean of an element', () => {
  it('has no value where none is given, unless it says which element is primary', () => {
    const resource = { shifts: [{ note: 'a' }], week: {} };
    expect(rota('shifts[night eq false]', resource)).toBe(false);
    expect(rota('shifts.night eq false', resource)).toBe(false);
    expect(rota('week.open eq false', resource)).toBe(false);
    expect(user('emails[primary eq false]', { emails: [{ value: 'a' }] })).toBe(true);
  });
});

describe('parts with several values', () => {
  const resource = {
    week: { days: ['mon', 'tue'] },
    shifts: [{ days: ['wed', 'thu'] }, { days: [], note: 'n' }, { note: 'x' }],
  };

  it('satisfy a condition when one of them does', () => {
    for (const filter of [
      'week.days eq "TUE"',
      'shifts.days eq "thu"',
      'shifts[days eq "wed"]',
      'shifts[days sw "t"]',
    ]) {
      expect(rota(filter, resource), filter).toBe(true);
    }
    for (const filter of ['week.days eq "fri"', 'shifts.days eq "mon"', 'shifts[days eq "wed" and note pr]']) {
      expect(rota(filter, resource), filter).toBe(false);
    }
  });

  it('are present when there is one', () => {
    expect(rota('week.days pr', { week: { days: [] } })).toBe(false);
    expect(rota('shifts[days pr and note pr]', resource)).toBe(false);
    expect(rota('shifts[not (days pr) and note eq "n"]', resource)).toBe(true);
  });
});

describe('attributes of extensions', () => {
  it('are found in their object, which may be missing', () => {
    const resource = { 'urn:example:plan': { plan: { note: 'n' }, steps: ['a', 'b'] } };
    const filters = [
      'plan.note eq "N"',
      'plan.note sw "n"',
      'steps eq "b"',
      'plan pr',
      'steps pr',
      'plan[note co "n"]',
    ];
    const qualified = filters.map((filter) => `urn:example:plan:${filter}`);
    expect(satisfied(rota, resource, qualified)).toEqual(qualified);
    for (const other of [{}, { 'urn:example:plan': {} }, { 'urn:example:plan': { plan: {} } }]) {
      expect(satisfied(rota, other, qualified)).toEqual([]);
    }
    expect(user(`${ENTERPRISE}:department eq "d"`, { [ENTERPRISE]: { department: 'D' } })).toBe(true);
    expect(user(`${ENTERPRISE}:department eq "d"`, { department: 'D' })).toBe(false);
  });
});

describe('a resource that a store keeps in another form', () => {
  it('may hold elements of nothing', () => {
    const resource = { emails: [null, undefined, { type: 'work', value: 'a@x.example' }], shifts: [null] };
    for (const filter of [
      'emails[type eq "work"]',
      'emails.type eq "work"',
      'emails.value sw "a"',
      'emails[value co "@"]',
    ]) {
      expect(user(filter, resource), filter).toBe(true);
    }
    for (const filter of ['shifts[note eq "n"]', 'shifts[days eq "n"]', 'shifts.days eq "n"', 'shifts.note sw "n"']) {
      expect(rota(filter, resource), filter).toBe(false);
    }
  });

  it('may hold one element without a list around it', () => {
    const resource = { emails: { type: 'work', value: 'a' }, tags: 't', shifts: { days: 'mon' } };
    expect(satisfied(user, resource, ['emails[type eq "work"]', 'emails.value eq "a"', 'emails.value eq "b"'])).toEqual(
      ['emails[type eq "work"]', 'emails.value eq "a"'],
    );
    expect(
      satisfied(rota, resource, ['tags eq "t"', 'tags eq "u"', 'tags[value eq "t"]', 'shifts.days eq "mon"']),
    ).toEqual(['tags eq "t"', 'tags[value eq "t"]', 'shifts.days eq "mon"']);
    for (const emails of [null, undefined]) expect(user('emails[type eq "work"]', { emails })).toBe(false);
  });
});

describe('many conditions', () => {
  it.each([2, 16, 17, 40])('%i of them hold together, or one alone', (length) => {
    const names = ['title', 'nickName', 'displayName', 'locale'] as const;
    const conditions = Array.from({ length }, (_, index) => `${names[index % 4]} ne "${index}"`);
    const all = Object.fromEntries(names.map((name) => [name, 'x']));
    expect(user(conditions.join(' and '), all)).toBe(true);
    for (const index of [0, 1, length - 1]) {
      const resource = { ...all, [names[index % 4]!]: String(index) };
      expect(user(conditions.join(' and '), resource)).toBe(false);
      const alone = conditions.map((condition) => condition.replace(' ne ', ' eq ')).join(' or ');
      expect(user(alone, resource)).toBe(true);
      expect(user(alone, all)).toBe(false);
    }
  });
});
