/** A place in an RFC, for people. */
export interface Clause {
  /** `RFC 7644, section 3.5.2` */
  readonly text: string;
  readonly url: string;
}

/** The clause of an RFC by its section. */
export function clauseOf(rfc: number, section: string): Clause {
  return { text: `RFC ${rfc}, section ${section}`, url: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}` };
}

/** The first clause that a text like `RFC 7643 §2.3, §2.5` names. */
export function readClause(text: string): Clause {
  const found = /RFC (\d+) §(\d+(?:\.\d+)*)/.exec(text);
  return found === null ? { text, url: '' } : clauseOf(Number(found[1]), found[2]!);
}
