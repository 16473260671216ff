import {
  type AttributeDefinition,
  type AttributeMapping,
  type Expression,
  type ExpressionDiagnostic,
  sourceAttributesOf,
} from 'entra-mapping';
import { type SupportedTarget, type TargetPattern, type TargetSupport, targetKey } from 'vendor-profiles';
import type { ScimMapping } from '../rule.ts';
import { checkReading, type ExpressionReading, readExpression } from './expressions.ts';

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
    const { targetPath } = this.row;
    if (this.#key === null) {
      const text = this.support?.supported === true ? this.target.toLowerCase() : undefined;
      this.#key = targetPath === undefined ? text : targetKey(targetPath);
    }
    return this.#key;
  }

  /** Whether the vendor takes the target. */
  get support(): TargetSupport | undefined {
    const { targetPath } = this.row;
    if (this.#support === null) {
      const support = targetPath === undefined ? this.#supportOfText() : this.mapping.targets.support(targetPath);
      this.#support = support;
    }
    return this.#support;
  }

  /** A few vendors have names that are no paths; about any other text nothing can be said. */
  #supportOfText(): TargetSupport | undefined {
    const support = this.mapping.targets.supportText(this.target);
    return support.supported === true ? support : undefined;
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
    const { row, mapping } = this;
    const isCall = row.source?.type.toLowerCase() === 'function';
    this.#diagnostics ??=
      isCall && this.reading.kind === 'expression' ? checkReading(this.reading.read, row, mapping) : [];
    return this.#diagnostics;
  }

  /** The source attributes that the value is made of. */
  get sources(): readonly string[] {
    const { direct, expression } = this;
    this.#sources ??= direct !== undefined ? [direct] : expression === undefined ? [] : sourceAttributesOf(expression);
    return this.#sources;
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
