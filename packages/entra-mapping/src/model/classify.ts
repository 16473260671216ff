import type { AttributeMapping, ObjectKind, ObjectMapping, TargetKind } from './types.ts';

/** Source attributes that only users have. */
const USER_SOURCES = new Set([
  'userprincipalname',
  'originaluserprincipalname',
  'issoftdeleted',
  'givenname',
  'surname',
]);

/** Target attributes of the SCIM User schema, and of no Group. */
const USER_TARGET =
  /^(userName|active|title|nickName|preferredLanguage|locale|timezone|userType|password)$|^(name\.|emails|phoneNumbers|addresses|roles|urn:ietf:params:scim:schemas:.+:User:)/i;

/**
 * Tells what an object mapping provisions.
 *
 * The name of a mapping is free text and differs between years and languages, so it is not looked at: the SCIM schema in
 * the object names decides, then the attributes that are mapped, then plain object names. A helper mapping without a
 * source object provisions nothing of its own.
 */
export function classifyObject(
  sourceObjectName: string | null,
  targetObjectName: string | null,
  mappings: readonly AttributeMapping[],
): ObjectKind {
  const schema = kindOfSchema(targetObjectName);
  if (schema !== undefined) return schema;
  if (sourceObjectName === '') return 'other';
  return kindOfAttributes(mappings) ?? kindOfName(sourceObjectName) ?? kindOfName(targetObjectName) ?? 'other';
}

function kindOfSchema(name: string | null): ObjectKind | undefined {
  const schema = /^urn:ietf:params:scim:schemas:.+:(user|group)$/i.exec(name ?? '');
  return schema === null ? undefined : kindOfName(schema[1] ?? null);
}

function kindOfAttributes(mappings: readonly AttributeMapping[]): ObjectKind | undefined {
  let user = 0;
  for (const { source, targetAttributeName } of mappings) {
    if (targetAttributeName !== null && /^members$/i.test(targetAttributeName)) return 'group';
    if (targetAttributeName !== null && USER_TARGET.test(targetAttributeName)) user++;
    if (USER_SOURCES.has(source?.name?.toLowerCase() ?? '')) user++;
  }
  return user > 0 ? 'user' : undefined;
}

function kindOfName(name: string | null): ObjectKind | undefined {
  const folded = name?.toLowerCase();
  return folded === 'user' || folded === 'group' ? folded : undefined;
}

/** Targets that only a SCIM directory has; names that other directories share, such as `displayName`, are left out. */
const SCIM_TARGET =
  /^(userName|externalId|active)$|^name\.[a-z]|^(emails|phoneNumbers|addresses)(\[|\.|$)|^urn:ietf:params:scim:schemas:/;

/** What Users and Groups have on the highest level; a list here, because the schemas of scim-core weigh as much as the reader. */
const SCIM_NAMES = new Set(
  'id externalid meta schemas username name displayname nickname profileurl title usertype preferredlanguage locale timezone active password emails phonenumbers ims photos addresses groups entitlements roles x509certificates members'.split(
    ' ',
  ),
);

/** Whether a plain name is no attribute of SCIM, not even in another letter case. */
function isForeign(target: string): boolean {
  return /^\w+$/.test(target) && !SCIM_NAMES.has(target.toLowerCase());
}

/**
 * Tells whether the target of a rule is a SCIM directory, by object names and mapped attributes.
 *
 * One attribute that SCIM does not have is enough to tell another directory, unless the object itself has no name: then it
 * is a mapping that was pasted by itself, and the attribute may be a slip.
 */
export function classifyTarget(objectMappings: readonly ObjectMapping[]): TargetKind {
  let seen = 0;
  let foreign = 0;
  for (const { targetObjectName, attributeMappings } of objectMappings) {
    if (targetObjectName?.toLowerCase().startsWith('urn:ietf:params:scim:')) return 'scim';
    for (const { targetAttributeName } of attributeMappings) {
      if (targetAttributeName === null) continue;
      seen++;
      if (SCIM_TARGET.test(targetAttributeName)) return 'scim';
      if (targetObjectName !== null && isForeign(targetAttributeName)) foreign++;
    }
  }
  return seen > 1 || foreign > 0 ? 'other' : 'unknown';
}
