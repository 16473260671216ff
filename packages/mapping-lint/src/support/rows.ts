import {
  type AttributeDefinition,
  type AttributeMapping,
  type Expression,
  type ExpressionDiagnostic,
  sourceAttributesOf,
} from 'entra-mapping';
import { anyTargetKey, type SupportedTarget, type TargetPattern, type TargetSupport } from 'vendor-profiles';
import type { ScimMapping } from '../rule.ts';
import { checkReading, type ExpressionReading, readExpression } from './expressions.ts';

const NOTHING: readonly never[] = Object.freeze([]);

/** One attribute mapping, and what several rules ask of it; each answer is worked out once, when first asked for. */
export class Row {
  readonly mapping: ScimMapping;
  readonly row: AttributeMapping;
  /** The target as the export writes it; empty when there is none. */
  readonly target: string;
  #key: string | undefined | null = null;
  #support: TargetSupport | undefined | null = null;
  #reading: ExpressionReading | undefined;
  #diagnostics: readonly ExpressionDiagnostic[] | undefined;
  #sources: readonly string[] | undefined;

  constructor(mapping: ScimMapping, row: AttributeMapping) {
    this.mapping = mapping;
    this.row = row;
    this.target = row.targetAttributeName ?? '';
  }

  /** The target in the form that is equal for equal targets; `undefined` when it is neither a path nor a name of the vendor. */
  get key(): string | undefined {
    if (this.#key === null) {
      const isKnown = this.row.targetPath !== undefined || this.support?.supported === true;
      this.#key = isKnown ? anyTargetKey(this.target) : undefined;
    }
    return this.#key;
  }

  /** Whether the vendor takes the target. */
  get support(): TargetSupport | undefined {
    if (this.#support === null) {
      const support = this.mapping.targets.supportText(this.target);
      // A few vendors have names that are no paths; about any other text nothing can be said.
      this.#support = support.supported === true || this.row.targetPath !== undefined ? support : undefined;
    }
    return this.#support;
  }

  /** The pattern of the vendor that this target follows. */
  get pattern(): TargetPattern | undefined {
    const { support } = this;
    if (support?.supported !== true || support.by === 'schema') return undefined;
    return 'target' in support.by ? undefined : support.by;
  }

  /** What the profile says of exactly this target. */
  get listed(): SupportedTarget | undefined {
    const { support } = this;
    if (support?.supported !== true || support.by === 'schema') return undefined;
    return 'target' in support.by ? support.by : undefined;
  }

  /** The definition of the target in the export. */
  get definition(): AttributeDefinition | undefined {
    return this.mapping.objectMapping.targetObject?.attribute(this.target);
  }

  /** The name of the source attribute of a direct mapping. */
  get direct(): string | undefined {
    const { source } = this.row;
    return source?.type.toLowerCase() === 'attribute' ? (source.name ?? undefined) : undefined;
  }

  /** The value of a constant. */
  get constant(): string | undefined {
    const { source } = this.row;
    return source?.type.toLowerCase() === 'constant' ? (source.name ?? '') : undefined;
  }

  /** The source as it was read. */
  get reading(): ExpressionReading {
    this.#reading ??= readExpression(this.row);
    return this.#reading;
  }

  /** The expression of a mapping of the type Expression, when it can be read. */
  get expression(): Expression | undefined {
    if (this.row.source?.type.toLowerCase() !== 'function' || this.reading.kind !== 'expression') return undefined;
    return this.reading.read.expression;
  }

  /** What entra-mapping says of the expression. */
  get diagnostics(): readonly ExpressionDiagnostic[] {
    this.#diagnostics ??= this.#check();
    return this.#diagnostics;
  }

  #check(): readonly ExpressionDiagnostic[] {
    const { row, mapping } = this;
    if (row.source?.type.toLowerCase() !== 'function' || this.reading.kind !== 'expression') return NOTHING;
    return checkReading(this.reading.read, row, mapping);
  }

  /** The source attributes that the value is made of. */
  get sources(): readonly string[] {
    this.#sources ??= this.#readSources();
    return this.#sources;
  }

  #readSources(): readonly string[] {
    const { direct, expression } = this;
    if (direct !== undefined) return [direct];
    return expression === undefined ? NOTHING : sourceAttributesOf(expression);
  }

  /** Whether existing objects are found by it. */
  get matches(): boolean {
    return this.row.matchingPriority > 0;
  }

  /** Whether a direct mapping reads this source attribute, whatever the letter case. */
  isFrom(source: string): boolean {
    return this.direct?.toLowerCase() === source.toLowerCase();
  }
}
