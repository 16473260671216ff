import type { Parameter } from '../database/connection.ts';

/** A piece of SQL with the values of its parameters, which never become part of the text. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

export function sql(text: string, ...parameters: readonly Parameter[]): Sql {
  return { text, parameters };
}

/** Puts pieces together with a word between them, in parentheses. */
export function joinSql(pieces: readonly Sql[], word: 'AND' | 'OR' | 'UNION'): Sql {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const text = pieces.map((piece) => piece.text).join(` ${word} `);
  return { text: word === 'UNION' ? text : `(${text})`, parameters: pieces.flatMap((piece) => piece.parameters) };
}
