import { ENTERPRISE, GROUP, type Json, patch, read, refused, type Step, USER } from '../check.ts';

/** Attributes whose values refer to something, or that have a form of their own. */
const special: Readonly<Record<string, readonly [first: unknown, second: unknown]>> = {
  userName: ['ada.one', 'ada.two'],
  locale: ['en-GB', 'de-DE'],
  preferredLanguage: ['en-GB', 'de-DE'],
  timezone: ['Europe/London', 'Europe/Berlin'],
  country: ['GB', 'DE'],
  // Two certificates as far as their outermost tag goes.
  x509Certificates: [[{ value: 'MAMCAQE=' }], [{ value: 'MAMCAQI=' }]],
  members: [[{ value: '{user}' }], [{ value: '{group}' }]],
};

const byType: Readonly<Record<string, readonly [first: unknown, second: unknown]>> = {
  string: ['one', 'two'],
  boolean: [true, false],
  reference: ['https://example.com/1', 'https://example.com/2'],
  binary: ['AQ==', 'Ag=='],
  dateTime: ['2026-01-02T03:04:05Z', '2027-01-02T03:04:05Z'],
  integer: [1, 2],
  decimal: [1.5, 2.5],
};

/** Two values that an attribute may have. */
function valuesOf(attribute: Json): readonly [unknown, unknown] {
  const { name, type, multiValued, subAttributes } = attribute;
  const known = special[String(name)];
  if (known !== undefined) return known;
  const [one, two] =
    type === 'complex' ? complexValues(subAttributes as Json[]) : (byType[String(type)] ?? ['one', 'two']);
  return multiValued === true ? [[one], [two]] : [one, two];
}

function complexValues(parts: readonly Json[]): [Json, Json] {
  const written = parts.filter(
    ({ mutability, name }) => mutability !== 'readOnly' && name !== '$ref' && name !== 'primary',
  );
  const pairs = written.map((part) => [String(part.name), ...valuesOf({ ...part, multiValued: false })] as const);
  return [
    Object.fromEntries(pairs.map(([name, one]) => [name, one])),
    Object.fromEntries(pairs.map(([name, , two]) => [name, two])),
  ];
}

/** Adds, replaces and removes each attribute of the schemas of users and groups, and reads it after each step. */
export function eachAttribute(schemas: readonly Json[]): Step[] {
  const targets = [
    [USER, '/Users/{user}', ''],
    [ENTERPRISE, '/Users/{user}', `${ENTERPRISE}:`],
    [GROUP, '/Groups/{group}', ''],
  ] as const;
  return targets.flatMap(([urn, resource, prefix]) => {
    const attributes = schemas.find(({ id }) => id === urn)?.attributes as Json[];
    return attributes.flatMap((attribute) => changes(attribute, resource, prefix));
  });
}

function changes(attribute: Json, resource: string, prefix: string): Step[] {
  const { name, required, mutability, returned } = attribute;
  const path = `${prefix}${String(name)}`;
  const [one, two] = valuesOf(attribute);
  if (mutability === 'readOnly') {
    const body = patch(resource, { op: 'replace', path, value: one }).body;
    return [refused(`PATCH ${resource}`, 400, body, 'mutability')];
  }
  const shown = (value: unknown): Step => {
    const held = { [String(name)]: value };
    if (returned === 'never') return read(resource, {}, [String(name)]);
    return read(resource, prefix === '' ? held : { [prefix.slice(0, -1)]: held });
  };
  const gone = prefix === '' ? read(resource, {}, [String(name)]) : read(resource, {}, [prefix.slice(0, -1)]);
  const remove = { op: 'remove', path };
  return [
    patch(resource, { op: 'add', path, value: one }),
    shown(one),
    patch(resource, { op: 'replace', path, value: two }),
    shown(two),
    ...(required === true
      ? [refused(`PATCH ${resource}`, 400, patch(resource, remove).body), shown(two)]
      : [patch(resource, remove), gone]),
  ];
}
