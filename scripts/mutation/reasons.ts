/** Why no test notices a change, or need not. */
export const REASONS = {
  words: {
    title: 'words of a message',
    explanation:
      'A sentence of an error, or a part of one, is another. Tests hold errors to their status, keyword and place, and to the words that tell what to do; not to every word.',
  },
  shortcut: {
    title: 'a shortcut that is not taken',
    explanation:
      'A condition only finds the answer sooner, or keeps one that was found; the longer way behind it gives the same. Tests of time are no part of mutation testing, benchmarks are.',
  },
  same: {
    title: 'another way to the same',
    explanation:
      'The changed code does what the code did: two ways of saying one thing, such as the division by a sign instead of the multiplication, or lower case that is compared with lower case and becomes upper case on both sides.',
  },
  placeholder: {
    title: 'a text of Stryker where nothing reads it',
    explanation:
      'Stryker puts a text of its own into an empty text or list. It stands for nothing that exists: no attribute has such a name, no value such a type, and no digit is in it.',
  },
  overwritten: {
    title: 'a first value that is overwritten',
    explanation: 'What a variable or a member begins with is replaced before anything reads it.',
  },
  excluded: {
    title: 'what the type or the caller excludes',
    explanation:
      'The change makes a difference only for a value that does not get there: types say so, the grammar or an earlier check refuses it, or JSON has nothing of the kind. TypeScript asks for some of these conditions, as for a case that names what the default does.',
  },
  bound: {
    title: 'one step more or less where it does not show',
    explanation:
      'A loop or a slice goes one step too far, where there is nothing, or a limit that keeps time and memory in bounds lies elsewhere; what comes out is the same.',
  },
  since: {
    title: 'noticed since the run',
    explanation:
      'A test that was written since the run fails for this change, which was made by hand to see it, or simpler code has taken the place of the line. The next run counts it.',
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly explanation: string }>>;

export type ReasonName = keyof typeof REASONS;

/** By file below `src`, by the line on which the change begins, and by reason: changes as `original => replacement`. */
export type Explanations = Readonly<
  Record<string, Readonly<Record<string, Readonly<Partial<Record<ReasonName, readonly string[]>>>>>>
>;
