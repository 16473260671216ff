import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import type { Filter } from './ast.ts';
import { bindFilter } from './bind.ts';
import { filterFor } from './builder.ts';
import type { ElementCondition } from './builder-types.ts';
import { compileFilter } from './compile.ts';
import { formatFilter } from './format.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const where = filterFor(userResourceType);

/** The builder for callers without types. */
interface Untyped {
  (
    path: unknown,
  ): {
    equals(value: unknown): Filter;
    contains(value: unknown): Filter;
    greaterThan(value: unknown): Filter;
    present(): Filter;
    matches(condition: (element: Untyped) => Filter | undefined): Filter;
  };
  and(...filters: unknown[]): Filter;
  not(filter: unknown): Filter;
}
const untyped = where as unknown as Untyped;

describe('filterFor', () => {
  it('writes each operator', () => {
    const title = where('title');
    const built = [
      title.equals('a'),
      title.equals(null),
      title.notEquals('a'),
      title.contains('a'),
      title.startsWith('a'),
      title.endsWith('a'),
      title.greaterThan('a'),
      title.atLeast('a'),
      title.lessThan('a'),
      title.atMost('a'),
      title.present(),
    ];
    expect(built.map(formatFilter)).toEqual([
      'title eq "a"',
      'title eq null',
      'title ne "a"',
      'title co "a"',
      'title sw "a"',
      'title ew "a"',
      'title gt "a"',
      'title ge "a"',
      'title lt "a"',
      'title le "a"',
      'title pr',
    ]);
  });

  it('writes groups with the parentheses they need', () => {
    const filter = where.and(
      where.or(where('title').present(), where('userType').equals('Intern')),
      where.not(where('active').equals(true)),
    );
    expect(formatFilter(filter)).toBe('(title pr or userType eq "Intern") and not (active eq true)');
  });

  it('names sub-attributes, attributes of extensions and conditions on one element', () => {
    expect(formatFilter(where('name.familyName').equals('Jensen'))).toBe('name.familyName eq "Jensen"');
    expect(formatFilter(where(`${ENTERPRISE}:manager.value`).equals('26118915'))).toBe(
      `${ENTERPRISE}:manager.value eq "26118915"`,
    );
    const work = where('emails').matches((email) =>
      email.and(email('type').equals('work'), email('value').endsWith('@example.com')),
    );
    expect(formatFilter(work)).toBe('emails[type eq "work" and value ew "@example.com"]');
  });

  it('takes a Date for an instant', () => {
    const filter = where('meta.lastModified').greaterThan(new Date(Date.UTC(2011, 4, 13, 4, 42, 34)));
    expect(formatFilter(filter)).toBe('meta.lastModified gt "2011-05-13T04:42:34.000Z"');
  });

  it('makes trees that can be compiled', () => {
    const matches = compileFilter(where('emails.value').startsWith('b'), { resourceType: userResourceType });
    expect(matches({ emails: [{ value: 'babs@example.com' }] })).toBe(true);
    expect(matches({ emails: [{ value: 'jane@example.com' }] })).toBe(false);
  });

  it('leaves out a group around a single condition and refuses an empty one', () => {
    const title = where('title').present();
    expect(where.or(title)).toBe(title);
    expect(where.and(title)).toBe(title);
    expect(() => where.and()).toThrow('and needs at least one filter');
  });

  it('refuses at run time what its types refuse', () => {
    expect(() => untyped('usrName')).toThrow('"usrName" is no attribute of User. Did you mean "userName"?');
    expect(() => untyped('active').equals('yes')).toThrow('"active" is of type boolean');
    expect(() => untyped('active').contains('t')).toThrow('has no operator co');
    expect(() => untyped('name').equals('Jensen')).toThrow('"name" is of type complex');
    expect(() => untyped('name').contains(null)).toThrow('"name" can be compared with null by eq and ne only');
    expect(formatFilter(untyped('name').equals(null))).toBe('name eq null');
    const element = where('emails').matches as unknown as (
      condition: (part: (name: string) => { present(): Filter }) => Filter,
    ) => Filter;
    expect(() => element((email) => email('typ').present())).toThrow(
      '"typ" is no sub-attribute of emails. Did you mean "type"?',
    );
  });

  it('says what is wrong with brackets, with what is no filter and with what is no date', () => {
    const inBrackets = (path: string) => () => untyped(path).matches((element) => element('value').present());
    expect(inBrackets('name.givenName')).toThrow('brackets can\'t follow the sub-attribute "name.givenName"');
    expect(inBrackets('userName')).toThrow('"userName" has a single simple value, so brackets can\'t select from it');
    expect(() => untyped('emails').matches((email) => email('value').matches((it) => it('value').present()))).toThrow(
      '"value" has no brackets, for brackets do not nest',
    );
    for (const nothing of [null, undefined, 'x']) {
      expect(() => untyped.not(nothing)).toThrow(`expected a filter, found ${nothing}`);
    }
    expect(() => untyped('meta.created').equals(new Date(Number.NaN))).toThrow(
      '"meta.created" can\'t be compared with an invalid Date',
    );
    const schema = defineSchema({ id: 'urn:example:bag', attributes: [{ name: 'tags', multiValued: true }] });
    const bag = filterFor(defineResourceType({ name: 'Bag', endpoint: '/Bags', schema })) as unknown as Untyped;
    expect(() => bag('tags').matches((tag) => tag('valu').present())).toThrow(
      '"valu" is no sub-attribute of tags. Did you mean "value"?',
    );
  });

  it('keeps conditions on elements and conditions on the resource apart', () => {
    const work = (element: ElementCondition | undefined) => element as unknown as Filter;
    let leaked: ElementCondition | undefined;
    where('emails').matches((email) => {
      leaked = email('type').equals('work');
      return leaked;
    });
    expect(() => where.and(work(leaked), where('title').present())).toThrow(
      'a condition on an element of "emails" can\'t stand outside brackets',
    );
    expect(() => where.not(work(leaked))).toThrow(TypeError);
    // @ts-expect-error: a condition on an element is no filter of a resource
    expect(() => where.or(leaked)).toThrow(TypeError);
    // @ts-expect-error: nor is it one on its own
    expect(formatFilter(leaked)).toBe('type eq "work"');
    // @ts-expect-error: a condition on the resource can't stand in brackets
    expect(() => where('emails').matches(() => where('userName').equals('a'))).toThrow(
      'a condition on the resource can\'t stand in the brackets of "emails"',
    );
    const title = where('title').present();
    // @ts-expect-error: nor as a part of one that can
    expect(() => where('emails').matches((email) => email.not(title))).toThrow(TypeError);
    expect(() => where('roles').matches(() => leaked as ElementCondition)).toThrow(
      'a condition on an element of "emails" can\'t stand in the brackets of "roles"',
    );
    expect(formatFilter(where('emails').matches(() => leaked as ElementCondition))).toBe('emails[type eq "work"]');
  });

  it('prints what can be parsed and bound in strict mode, or throws a TypeError', () => {
    const options = { resourceType: userResourceType, mode: 'strict' } as const;
    const built = [
      () => untyped('password').equals('x'),
      () => untyped('userName').matches((element) => element('value').present()),
      () => untyped('name').matches((element) => element('familyName').equals('a')),
      () => untyped('name').equals(null),
      () => untyped('emails.type').matches((element) => element('value').present()),
      () => untyped('emails').matches((element) => element('type').matches((inner) => inner('value').present())),
      () => untyped('emails').matches(() => undefined),
      () => untyped('schemas').matches((element) => element('value').equals('urn:x')),
      () => untyped('schemas').matches((element) => element('type').equals('urn:x')),
      () => untyped('meta.created').greaterThan(new Date(Number.NaN)),
      () => untyped('meta.created').greaterThan(new Date(8.64e15)),
      () => untyped('userName').equals(undefined),
      () => untyped('userName').greaterThan(null),
      () => untyped('active').equals(null),
      () => untyped(undefined).present(),
      () => untyped('userName eq "a" or title').present(),
      () => untyped('emails[type eq "work"].value').present(),
      () => untyped(`${ENTERPRISE}:MANAGER.VALUE`).equals('\ud800"\n'),
      () => untyped.not(undefined),
      () => untyped.and(untyped('title').present(), 'title pr'),
    ];
    const printed = built.flatMap((build) => {
      try {
        return [formatFilter(build())];
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        expect(String(error)).not.toMatch(/undefined \(reading|is not a function/);
        return [];
      }
    });
    for (const text of printed) expect(() => bindFilter(text, options), text).not.toThrow();
    expect(printed).toEqual([
      'name[familyName eq "a"]',
      'name eq null',
      'schemas[value eq "urn:x"]',
      'active eq null',
      `${ENTERPRISE}:MANAGER.VALUE eq "\\ud800\\"\\n"`,
    ]);
  });

  it('says how an attribute of an extension is named', () => {
    expect(() => untyped('employeeNumber')).toThrow(`is no attribute of User. Write ${ENTERPRISE}:employeeNumber.`);
  });

  it('has types that follow from the schema', () => {
    expectTypeOf(where('userName').equals('a')).toEqualTypeOf<Filter>();
    // @ts-expect-error: no such attribute
    expect(() => where('usrName')).toThrow();
    // @ts-expect-error: password is never returned, so no filter may name it
    expect(() => where('password')).toThrow('"password" is never returned');
    // @ts-expect-error: a boolean is compared with a boolean
    expect(() => where('active').equals('true')).toThrow();
    // @ts-expect-error: a boolean has no substring
    expect(() => where('active').contains('t')).toThrow();
    // @ts-expect-error: a complex attribute is compared by its sub-attributes
    expect(() => where('name').equals('Jensen')).toThrow();
    // @ts-expect-error: an element of emails has no sub-attribute familyName
    expect(() => where('emails').matches((email) => email('familyName').present())).toThrow();
    // @ts-expect-error: a single complex attribute has no elements to select
    expect(where('name').matches).toBeDefined();
  });

  it('follows custom schemas', () => {
    const robot = defineResourceType({
      name: 'Robot',
      endpoint: '/Robots',
      schema: defineSchema({
        id: 'urn:example:Robot',
        attributes: [
          { name: 'arms', type: 'integer' },
          { name: 'firmware', type: 'binary' },
          { name: 'tags', multiValued: true },
        ],
      }),
    });
    const whereRobot = filterFor(robot);
    expect(formatFilter(whereRobot('arms').atLeast(2))).toBe('arms ge 2');
    // The elements of simple values go by the name of value.
    const tagged = whereRobot('tags') as unknown as {
      matches(condition: (part: (name: string) => { startsWith(text: string): Filter }) => Filter): Filter;
    };
    expect(formatFilter(tagged.matches((tag) => tag('value').startsWith('a')))).toBe('tags[value sw "a"]');
    expect(() => tagged.matches((tag) => tag('other').startsWith('a'))).toThrow('"other" is no sub-attribute of tags.');
    // @ts-expect-error: an integer is compared with a number
    expect(() => whereRobot('arms').atLeast('2')).toThrow();
    // @ts-expect-error: binary values have no order
    expect(() => whereRobot('firmware').greaterThan('AA==')).toThrow();
  });
});
