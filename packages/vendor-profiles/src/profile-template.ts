import { slug } from './slug.ts';

const SCHEMA = 'https://unpkg.com/vendor-profiles/profile.schema.json';

/** What most applications take; the vendor deletes what it does not, and adds what is its own. */
const USER_TARGETS = [
  { target: 'userName', type: 'String', mandatory: 'never' },
  { target: 'active', type: 'Boolean', mandatory: 'never' },
  { target: 'externalId', type: 'String', mandatory: 'never' },
  { target: 'displayName', type: 'String', mandatory: 'never' },
  { target: 'name.givenName', type: 'String', mandatory: 'never' },
  { target: 'name.familyName', type: 'String', mandatory: 'never' },
  { target: 'emails[type eq "work"].value', type: 'String', mandatory: 'never' },
];

const GROUP_TARGETS = [
  { target: 'displayName', type: 'String', mandatory: 'never' },
  { target: 'externalId', type: 'String', mandatory: 'never' },
  { target: 'members', type: 'Reference', mandatory: 'never' },
];

/**
 * The text of a profile to fill in, for a product that has none yet.
 *
 * As it comes it is a valid profile that says nothing of the vendor: each choice stands at "unknown" and no list is
 * closed, so that the linter reports only what is wrong for any vendor. `$schema` gives an editor the words to choose from.
 *
 * @param name The name of the product; the id is made of it.
 * @throws {TypeError} when the name holds no letter or digit of which an id could be made.
 *
 * @example
 * ```ts
 * import { loadProfile, profileTemplate } from 'vendor-profiles';
 *
 * loadProfile(profileTemplate('Acme Desk')).id; // 'acme-desk'
 * ```
 */
export function profileTemplate(name: string): string {
  const resource = (supported: readonly object[]) => ({
    provisioning: 'unknown',
    targets: { list: 'unknown', onUnsupported: 'unknown', supported, patterns: [] },
    recommended: [],
    removals: [],
    matching: { target: 'unknown' },
  });
  const template = {
    $schema: SCHEMA,
    id: idOf(name),
    name,
    description: '',
    sources: {},
    users: resource(USER_TARGETS),
    groups: resource(GROUP_TARGETS),
    connection: { tenantUrls: [], optscimFlag: 'unknown', scope: 'unknown' },
    limits: {},
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

function idOf(name: string): string {
  if (typeof name !== 'string') throw new TypeError('"name" must be the name of a product');
  const id = slug(name);
  if (id === '') throw new TypeError(`no id can be made of the name ${JSON.stringify(name)}: use a letter or a digit`);
  return id;
}
