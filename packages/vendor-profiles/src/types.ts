/**
 * How sure a statement is: `documented` by the vendor, `inferred` from what the vendor documents, or `imported` by a
 * script from a table that nobody checked against the vendor.
 */
export type Confidence = 'documented' | 'inferred' | 'imported';

/** Where statements come from. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** What every statement of a profile may carry. */
export interface Statement {
  /** Keys of {@link VendorProfile.sources}. */
  readonly sources?: readonly string[];
  /** Default is the confidence of the whole profile. */
  readonly confidence?: Confidence;
  /** One sentence for the reader of a finding: what happens, or why. */
  readonly note?: string;
  /** What is odd about the place that the statement was taken from, as short names: `duplicate-row`. */
  readonly oddities?: readonly string[];
}

/** The type of an attribute in the attribute list of the portal. */
export type TargetType = 'String' | 'Boolean' | 'Integer' | 'Reference' | 'DateTime' | 'Binary';

/**
 * Whether an attribute has to be mapped: `always`; `matching` where it is needed only to find existing users; `never`,
 * where the vendor gives {@link SupportedTarget.default} or nothing. Left out where nobody says.
 */
export type Mandatory = 'always' | 'matching' | 'never';

/** What values a vendor takes in an attribute. */
export interface ValueRule {
  /** The only values that are taken. */
  readonly oneOf?: readonly string[];
  /** A regular expression (RE2 syntax) that a value matches as a whole. */
  readonly pattern?: string;
  /** The most characters of a value. */
  readonly maxLength?: number;
  /** What the value is, where a name says more than a pattern. */
  readonly format?: 'email' | 'phone' | 'locale' | 'language' | 'timezone' | 'url';
  /** What separates several values inside one string. */
  readonly separator?: string;
  /** Whether a value must exist at the vendor before it is sent. */
  readonly mustExist?: boolean;
  /** What the vendor does with another value; left out where it is not known. */
  readonly onViolation?: 'reject' | 'ignore';
}

/** When Entra applies a mapping: at each cycle, or only when it creates the object. */
export type FlowType = 'Always' | 'ObjectAddOnly';

/** An attribute that the vendor takes. */
export interface SupportedTarget extends Statement {
  /** As Entra writes it: `userName`, `name.givenName`, `emails[type eq "work"].value`. */
  readonly target: string;
  readonly mandatory?: Mandatory;
  readonly type?: TargetType;
  readonly multiValued?: boolean;
  readonly mutability?: 'readWrite' | 'immutable' | 'readOnly';
  /** Whether no two resources may have the same value. */
  readonly unique?: boolean;
  /** When a mapping of it is to be applied; `ObjectAddOnly` where later updates do harm. */
  readonly flowType?: FlowType;
  /** Marks a name that Entra uses for this vendor although it is no SCIM path; it is compared as text. */
  readonly literal?: boolean;
  /** What the vendor takes when the attribute is not mapped, in words. */
  readonly default?: string;
  /** The value that the vendor fills in, where {@link default} is words for one. */
  readonly defaultValue?: string | boolean | number;
  readonly values?: ValueRule;
}

/** Attributes of an extension that each customer names. */
export interface TargetPattern extends Statement {
  /** A regular expression (RE2 syntax) that the URN before the last colon matches as a whole. */
  readonly schema: string;
  /** A regular expression that the attribute name matches as a whole. */
  readonly attribute: string;
  /** How it is written, for messages: `urn:…:User:<slug>`. */
  readonly example: string;
  readonly types?: readonly TargetType[];
  readonly multiValued?: boolean;
  /**
   * Whether everything under the URN is written this way, but for what RFC 7643 defines there: another name is then not
   * supported, even where the list of targets is open.
   */
  readonly exclusive?: boolean;
}

/** Targets of which one is enough, but one has to be mapped. */
export interface TargetChoice extends Statement {
  readonly targets: readonly string[];
}

/** How the vendor refuses an attribute that it does not know. */
export interface Rejection extends Statement {
  readonly status: number;
  readonly scimType?: string;
}

/** A mapping that has to go, by its target, its source, or both. */
export interface Removal extends Statement {
  readonly target?: string;
  /** The name of a source attribute. */
  readonly source?: string;
  /** Default is `error`. */
  readonly severity?: 'error' | 'warning' | 'info';
}

/**
 * A list of sources to keep, where the vendor says to delete all other mappings.
 *
 * A mapping is to go when its source is not on the list **and** its target is not one that the vendor is known to
 * support: such lists are the least that has to be mapped, and more supported targets do no harm.
 */
export interface KeepList extends Statement {
  /** Names of source attributes, or whole expressions. */
  readonly keep: readonly string[];
  /** Default is `info`: vendors call such lists a minimum. */
  readonly severity?: 'error' | 'warning' | 'info';
}

/** A mapping that the vendor asks for or suggests. */
export interface RecommendedRow extends Statement {
  readonly target: string;
  /** Entra's three kinds of mapping: `direct` names an attribute, `expression` is its text. */
  readonly source: { readonly type: 'direct' | 'constant' | 'expression'; readonly value: string };
  /**
   * Whether a mapping of the target from anything else is wrong (`required`), doubtful (`expected`), or as good
   * (`suggested`, the default).
   */
  readonly level?: 'required' | 'expected' | 'suggested';
  readonly flowType?: FlowType;
}

/** How existing objects are found. */
export interface Matching extends Statement {
  /** The target that is asked for; `unknown` where the vendor says nothing. */
  readonly target: string;
  /** The matching priority that it must have. */
  readonly precedence?: number;
  /** Targets that the vendor can filter on; left out where it says nothing. */
  readonly filterable?: readonly string[];
  /** What a filter on another target gets: an error, or an empty list; left out where it is not known. */
  readonly onUnfilterable?: 'reject' | 'empty';
  /** The target whose value the vendor compares in truth, where that is not the one that the filter names. */
  readonly comparedWith?: string;
  /** Targets whose source must be the same as that of the matching target. */
  readonly sameSourceAs?: readonly string[];
}

/** What a reference attribute may point to. */
export interface ReferenceRule extends Statement {
  readonly target: string;
  /** Names of objects, as the attribute list writes them; another one must not be referenced. */
  readonly allowed: readonly string[];
  /** Names of objects that have to be referenced. */
  readonly required?: readonly string[];
}

/** What becomes of a kind of request: carried out, refused, or answered without an effect. */
export type RequestAnswer = 'accept' | 'reject' | 'ignore' | 'unknown';

/** What the vendor does with each kind of request. */
export interface Requests extends Statement {
  readonly create: RequestAnswer;
  readonly read: RequestAnswer;
  readonly list: RequestAnswer;
  readonly replace: RequestAnswer;
  readonly patch: RequestAnswer;
  /** `deactivate` where the resource stays and is only switched off. */
  readonly delete: RequestAnswer | 'deactivate';
}

/** What the vendor does with a named departure from the RFC. */
export interface Deviation extends Statement {
  /** An id of the `tolerances` of scim-core, for example `patch.op-any-case`. */
  readonly tolerance: string;
  readonly answer: 'accept' | 'reject' | 'ignore';
}

/** What the vendor does with an attribute that it does not know. */
export type OnUnsupported = 'reject' | 'ignore' | 'unknown';

/** What is accepted of one resource type. */
export interface ResourceProfile extends Statement {
  /** Whether the object mapping has to be on (`required`), may be, or must be off (`forbidden`). */
  readonly provisioning: 'required' | 'allowed' | 'forbidden' | 'unknown';
  readonly targets: {
    /** `closed` when what is not listed is not supported; nothing is reported for `open` and `unknown`. */
    readonly list: 'closed' | 'open' | 'unknown';
    readonly onUnsupported: OnUnsupported;
    /** URNs of schemas of RFC 7643 whose attributes are all supported. */
    readonly schemas: readonly string[];
    readonly supported: readonly SupportedTarget[];
    readonly patterns: readonly TargetPattern[];
    readonly atLeastOne: readonly TargetChoice[];
    readonly rejection?: Rejection;
  } & Statement;
  readonly removals: readonly Removal[];
  readonly keepSources?: KeepList;
  readonly recommended: readonly RecommendedRow[];
  readonly matching: Matching;
  readonly references: readonly ReferenceRule[];
  readonly requests: Requests;
  readonly deviations: readonly Deviation[];
}

/** An address that an older version of the vendor's guide named. */
export interface OutdatedUrl extends Statement {
  readonly pattern: string;
}

/** What is entered beside the mappings. */
export interface Connection extends Statement {
  /** Regular expressions (RE2 syntax), one of which the tenant URL without its query matches as a whole. */
  readonly tenantUrls: readonly string[];
  /** A tenant URL to show. */
  readonly example?: string;
  readonly outdatedUrls: readonly OutdatedUrl[];
  /** Whether `aadOptscim062020` belongs in the query of the tenant URL. */
  readonly optscimFlag: 'required' | 'allowed' | 'unknown';
  /** Which users and groups are to be in scope. */
  readonly scope: 'assigned' | 'all' | 'unknown';
}

/** Whether the vendor has an endpoint. */
export type EndpointState = 'available' | 'absent' | 'unknown';

/** The endpoints by which a vendor describes itself ([RFC 7644 §4](https://www.rfc-editor.org/rfc/rfc7644#section-4)). */
export interface Discovery extends Statement {
  readonly schemas: EndpointState;
  readonly resourceTypes: EndpointState;
  readonly serviceProviderConfig: EndpointState;
}

/** What the vendor limits. */
export interface Limits extends Statement {
  readonly requestsPerSecond?: number;
  readonly membersPerGroup?: number;
  /** The most elements of one list, such as e-mail addresses. */
  readonly elementsPerAttribute?: number;
}

/** What one vendor accepts, with every default filled in. */
export interface VendorProfile {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly confidence: Confidence;
  readonly sources: Readonly<Record<string, Source>>;
  readonly users: ResourceProfile;
  readonly groups: ResourceProfile;
  readonly connection: Connection;
  readonly discovery: Discovery;
  readonly limits: Limits;
  /** What is odd about the place that the whole profile was taken from. */
  readonly oddities?: readonly string[];
}
