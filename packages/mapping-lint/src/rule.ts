import type { AttributeMapping, JsonNode, ObjectMapping, ReadExport } from 'entra-mapping';
import type { CompiledTargets, ResourceProfile, Statement, VendorProfile } from 'vendor-profiles';
import type { Fix, Severity } from './finding.ts';
import type { Row } from './support/rows.ts';

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** `ML` and three digits, by the groups of the documentation; public, and never reused. */
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  /** The version that brought the rule. */
  readonly since: string;
  /** One sentence without a full stop: what must not be. */
  readonly summary: string;
  /** Whether a finding can be mended in the export: at once, when someone agrees, or when someone chooses how. */
  readonly fix: 'safe' | 'unsafe' | 'choice' | 'none';
  /** Where the rule comes from. */
  readonly references: readonly string[];
}

/** What a rule says about one place. */
export interface Report {
  /** The value at fault. */
  readonly node: JsonNode;
  /** What to underline when it is not the whole value, for example a property name. */
  readonly range?: { readonly start: number; readonly end: number };
  readonly severity?: Severity;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly portal: string;
  readonly objectMapping?: ObjectMapping;
  readonly attributeMapping?: AttributeMapping;
  readonly fix?: Fix;
  /** Ways of mending it of which none is the usual one. */
  readonly choices?: readonly Fix[];
  /** What the profile says, where the finding rests on that; the first with a source counts. */
  readonly basis?: Statement | readonly (Statement | undefined)[] | undefined;
  /**
   * Whether the mapping can not stay as it is, so that nothing else needs to be said of it: `specific` where the rule
   * knows the reason, `general` where it only knows that the vendor does not take the target.
   */
  readonly final?: 'specific' | 'general';
}

/** An object mapping that is on and provisions users or groups of a SCIM directory. */
export interface ScimMapping {
  readonly kind: 'user' | 'group';
  readonly objectMapping: ObjectMapping;
  /** What the vendor accepts of this resource type. */
  readonly resource: ResourceProfile;
  readonly targets: CompiledTargets;
  /** Its attribute mappings, in the order of the export. */
  readonly rows: readonly Row[];
  /** Whether the target is, or may be, a SCIM directory; else nothing can be said about targets. */
  readonly isScim: boolean;
}

/** Which users and groups a job takes: those that are assigned to the application, or all of the directory. */
export type Scope = 'assigned' | 'all';

/** What a rule works with. */
export interface RuleContext {
  readonly export: ReadExport;
  readonly profile: VendorProfile;
  /** The object mappings whose content is to be checked, those that have to be off left out. */
  readonly mappings: readonly ScimMapping[];
  /** The same, and those that have to be off. */
  readonly allMappings: readonly ScimMapping[];
  /** Every object mapping that is on, those towards other directories too: their form and expressions can be checked. */
  readonly everyMapping: readonly ScimMapping[];
  /** The tenant URL of the job; `undefined` where nobody said it. */
  readonly tenantUrl: string | undefined;
  /** The scope of the job; `undefined` where nobody said it. */
  readonly scope: Scope | undefined;
  /** Takes what the rule found. */
  report(report: Report): void;
}

/** One thing that is checked. */
export interface Rule {
  readonly meta: RuleMeta;
  check(context: RuleContext): void;
}
