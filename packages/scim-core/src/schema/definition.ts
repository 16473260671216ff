/**
 * The JSON form in which schemas are written and exchanged. Characteristics that are left out have the defaults of
 * RFC 7643 §2.2.
 */

/** The data type of an attribute. See [RFC 7643 §2.3](https://www.rfc-editor.org/rfc/rfc7643#section-2.3). */
export type AttributeType =
  | 'string'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'dateTime'
  | 'binary'
  | 'reference'
  | 'complex';

/** Who may write an attribute, and when. See [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7). */
export type Mutability = 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';

/** When an attribute is returned. See [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7). */
export type Returned = 'always' | 'never' | 'default' | 'request';

/** Where a value must be unique. See [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7). */
export type Uniqueness = 'none' | 'server' | 'global';

/**
 * What the text of an attribute looks like where a clause demands more than a data type can say: `certificate` (one DER
 * certificate), `country` (ISO 3166-1 alpha-2), `languageRanges` (as in Accept-Language), `languageTag` (RFC 5646),
 * `timeZone` (a name of the IANA database).
 */
export type TextFormat = 'certificate' | 'country' | 'languageRanges' | 'languageTag' | 'timeZone';

/** An attribute or a sub-attribute as a schema lists it; everything but `name` has a default. */
export interface AttributeDefinition {
  /** Starts with a letter or `$`, then letters, digits, `$`, `-` and `_`. */
  readonly name: string;
  /** Default `string`. */
  readonly type?: AttributeType;
  /** Default `false`. */
  readonly multiValued?: boolean;
  /** Text for people, served by `/Schemas`. Default empty. */
  readonly description?: string;
  /** Default `false`. */
  readonly required?: boolean;
  /** Suggested values. Default none. */
  readonly canonicalValues?: readonly string[];
  /** Default `false`; always `true` for `reference` and `binary`, without meaning for the other types but `string`. */
  readonly caseExact?: boolean;
  /** Default `readWrite`. */
  readonly mutability?: Mutability;
  /** Default `default`. */
  readonly returned?: Returned;
  /** Default `none`. */
  readonly uniqueness?: Uniqueness;
  /** Only for `reference`: names of resource types, `external` or `uri`. */
  readonly referenceTypes?: readonly string[];
  /** Only for `complex`: the parts, which are themselves simple (RFC 7643 §2.3.8). */
  readonly subAttributes?: readonly AttributeDefinition[];
  /**
   * Marks a multi-valued attribute whose elements a service provider keeps as a relation of their own (a group's
   * `members`), so that changing one element never loads the others. Default `false`. Not part of RFC 7643.
   */
  readonly relation?: boolean;
  /**
   * The format of a `string` or `binary` value, kept in strict mode and a matter of `body.value-format` else. Default none.
   * Not part of RFC 7643, which states formats in prose.
   */
  readonly format?: TextFormat;
}

/** A schema in the JSON form of [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7). */
export interface SchemaDefinition {
  /** The schema URI, for example `urn:ietf:params:scim:schemas:core:2.0:User`. */
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly attributes: readonly AttributeDefinition[];
}
