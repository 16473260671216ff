import type { JsonValue, TextEdit } from 'entra-mapping';
import type { Confidence } from 'vendor-profiles';

/** How much a finding matters: by default only an `error` makes the command fail. */
export type Severity = 'error' | 'warning' | 'info';

/** One change to the JSON of an export, as [RFC 6902](https://www.rfc-editor.org/rfc/rfc6902) writes it. */
export type FixOperation =
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'replace' | 'add'; readonly path: string; readonly value: JsonValue };

/** How a finding can be mended in the export itself. */
export interface Fix {
  /** What it does, as an instruction. */
  readonly title: string;
  /** Whether it can be made without knowing the tenant: an unsafe one needs someone to agree. */
  readonly safe: boolean;
  readonly patch: readonly FixOperation[];
  /** Changes to the text, for what makes it no JSON; the patch is empty then. */
  readonly edits?: readonly TextEdit[];
}

/** A page on which a finding rests. */
export interface Evidence {
  readonly title: string;
  readonly url: string;
  /**
   * How it is known: `documented` on the page, `inferred` from what it says, or `imported` from its table by a script
   * whose result nobody checked.
   */
  readonly confidence: Confidence;
}

/** A place in the text: lines and columns from 1, columns in UTF-16 units of the decoded text. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The mapping that a finding is about. */
export interface MappingReference {
  /** The position in `attributeMappings`, from 0; `null` where the finding is about the object mapping as a whole. */
  readonly index: number | null;
  readonly objectMapping: string | null;
  readonly target: string | null;
  /** The expression of the source, or its name where the export has no expression. */
  readonly source: string | null;
}

/** What a rule reports. Texts quote the export as it is written: escape them for the medium that shows them. */
export interface Finding {
  /** For example `ML501`; never reused for anything else. */
  readonly code: string;
  /** The readable name of the rule, for example `unsupported-target`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** Why it matters: what Entra would send, and what the vendor would do. */
  readonly why: string;
  /** What to do, as an edit of the JSON. */
  readonly help: string;
  /** What to do, as clicks in the portal. */
  readonly portal: string;
  /** The command that explains the rule. */
  readonly docs: string;
  /** Where it can be read: what the vendor says where the profile names it, else the pages that the rule rests on. */
  readonly evidence: readonly Evidence[];
  /** The JSON pointer of the value; empty for the text as a whole. */
  readonly pointer: string;
  readonly location: Location;
  readonly mapping: MappingReference | null;
  readonly fix: Fix | null;
  /** The ways of mending it of which somebody has to choose one; `fixExport` takes the choice. */
  readonly choices: readonly Fix[];
}
