/**
 * The form in which imported profiles are kept: each attribute once, and per vendor a row of references to them, so that
 * hundreds of tables are no bigger than a handful of profiles.
 */
export interface CompactTables {
  /** What the rows refer to by position: the target, its type in the attribute list, and 1 for a name that is no path. */
  readonly attributes: readonly (readonly [target: string, type: string, literal: 0 | 1])[];
  /** What the rows refer to after `~`. */
  readonly oddities: readonly string[];
  readonly vendors: readonly CompactVendor[];
}

/** One vendor. */
export interface CompactVendor {
  readonly id: string;
  readonly name: string;
  /** The name of the tutorial, where it is known. */
  readonly page?: string;
  /** Rows as {@link writeRow} writes them, with blanks between. */
  readonly users: string;
  readonly groups?: string;
  /** Which of the two tables are not complete: `u`, `g`, `ug`. */
  readonly open?: string;
  /** 1 when the tutorial has a step for groups. */
  readonly groupStep?: 1;
  readonly url?: string;
  readonly oddities?: readonly string[];
}

/** One row of a table, with its attribute and oddities by position. */
export interface CompactRow {
  readonly attribute: number;
  /** `undefined` where the table has no such column. */
  readonly required: boolean | undefined;
  readonly filterable: boolean;
  readonly oddities: readonly number[];
}

const RADIX = 36;

/** Writes a row: the attribute, `!` when required or `-` when not, `*` when filterable, `~` and each oddity. */
export function writeRow({ attribute, required, filterable, oddities }: CompactRow): string {
  const need = required === undefined ? '' : required ? '!' : '-';
  const odd = oddities.map((oddity) => `~${oddity.toString(RADIX)}`).join('');
  return `${attribute.toString(RADIX)}${need}${filterable ? '*' : ''}${odd}`;
}

/** Reads rows that {@link writeRow} wrote. */
export function readRows(rows: string): CompactRow[] {
  return rows.split(' ').map((row) => {
    const [attribute = '', ...oddities] = row.split('~');
    return {
      attribute: Number.parseInt(attribute, RADIX),
      required: attribute.includes('!') ? true : attribute.includes('-') ? false : undefined,
      filterable: attribute.includes('*'),
      oddities: oddities.map((oddity) => Number.parseInt(oddity, RADIX)),
    };
  });
}
