import { quoted } from '../../text/printable.ts';
import {
  addMonths,
  addTicks,
  type DateTime,
  dayOfWeek,
  fromFileTime,
  partsOf,
  TICKS_PER_HOUR,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  toFileTime,
  toUtc,
} from '../dates/date-time.ts';
import { type FormatToken, readFormat } from '../dates/format-tokens.ts';
import { parseDate } from '../dates/parse-date.ts';
import { parseExactDate } from '../dates/parse-exact.ts';
import { printDate, printGeneralDate } from '../dates/print-date.ts';
import type { Value } from '../values/value.ts';
import type { Call } from './call.ts';
import { type FunctionDefinition, inReference, type ParameterDefinition } from './definition.ts';

/** The intervals of DateAdd and DateDiff: year, month, day, week, hour, minute, second. */
const DATE_INTERVALS: readonly string[] = ['yyyy', 'm', 'd', 'ww', 'h', 'n', 's'];

/** The names of .NET's `DateTimeStyles`. */
const DATE_TIME_STYLES: readonly string[] = [
  'None',
  'AllowLeadingWhite',
  'AllowTrailingWhite',
  'AllowInnerWhite',
  'AllowWhiteSpaces',
  'NoCurrentDateDefault',
  'AdjustToUniversal',
  'AssumeLocal',
  'AssumeUniversal',
  'RoundtripKind',
];

const INTERVAL: ParameterDefinition = {
  name: 'interval',
  type: 'text',
  required: true,
  words: DATE_INTERVALS,
  caseSensitive: true,
  description: '`yyyy` year, `m` month, `d` day, `ww` week, `h` hour, `n` minute, `s` second; letter case counts.',
};

const FORM = 'Dates are handed on as `M/d/yyyy h:mm:ss tt` in UTC.';
const KNOWN_FORMS =
  'Of the forms that .NET reads, these are read here: ISO 8601, `1/31/2026`, `31 January 2026` and `January 31, 2026`, each also with a time and an offset; years have four digits.';
const NULL_IS_NO_DATE = {
  behaviour: 'Null and empty text are no dates, which is an error.',
  basis: 'inferred',
} as const;

function intervalOf(call: Call): string {
  const interval = call.text(0) ?? '';
  if (!DATE_INTERVALS.includes(interval)) call.fail('argument', `must be one of ${DATE_INTERVALS.join(', ')}`, 0);
  return interval;
}

function inRange(call: Call, date: DateTime | undefined, slot?: number): DateTime {
  return date ?? call.fail('date', 'leaves the years 1 to 9999', slot);
}

/** Reads a date of any known form and moves it to UTC. */
function dateOf(call: Call, slot: number): DateTime {
  const text = call.text(slot);
  const date = parseDate(text ?? '');
  if (date === undefined) {
    const found = text === null ? 'null' : quoted(text);
    return call.fail('date', `needs a date, such as "2026-01-31" or "1/31/2026 12:00:00 AM", but got ${found}`, slot);
  }
  return inRange(call, toUtc(date), slot);
}

function move(date: DateTime, interval: string, amount: number): DateTime | undefined {
  switch (interval) {
    case 'yyyy':
      return addMonths(date, 12 * amount);
    case 'm':
      return addMonths(date, amount);
    case 'ww':
      return addTicks(date, 7 * amount, 0);
    case 'd':
      return addTicks(date, amount, 0);
    default: {
      const perDay = { h: 24, n: 24 * 60, s: 24 * 60 * 60 }[interval]!;
      const ticks = { h: TICKS_PER_HOUR, n: TICKS_PER_MINUTE, s: TICKS_PER_SECOND }[interval]!;
      return addTicks(date, Math.trunc(amount / perDay), (amount % perDay) * ticks);
    }
  }
}

function difference(from: DateTime, to: DateTime, interval: string): number {
  const [begin, end] = [partsOf(from), partsOf(to)];
  switch (interval) {
    case 'yyyy':
      return end.year - begin.year;
    case 'm':
      return 12 * (end.year - begin.year) + end.month - begin.month;
    case 'ww':
      // Weeks begin on Sunday: both dates are moved to the start of theirs.
      return Math.trunc((to.day - dayOfWeek(to) - (from.day - dayOfWeek(from))) / 7);
    default: {
      const seconds = (to.day - from.day) * 86_400 + (to.tick - from.tick) / TICKS_PER_SECOND;
      return Math.trunc(seconds / { d: 86_400, h: 3600, n: 60, s: 1 }[interval]!);
    }
  }
}

function formatOf(call: Call, slot: number): readonly FormatToken[] {
  const format = call.text(slot) ?? '';
  const tokens = readFormat(format);
  return typeof tokens === 'string' ? call.fail('argument', `is no date format: ${tokens}`, slot) : tokens;
}

function stylesOf(call: Call): ReadonlySet<string> {
  if (!call.has(1)) return new Set(['RoundtripKind', 'AllowLeadingWhite', 'AllowTrailingWhite']);
  const styles = (call.text(1) ?? '').split(',').map((style) => style.trim());
  const known = new Map(DATE_TIME_STYLES.map((style) => [style.toLowerCase(), style]));
  return new Set(
    styles.map(
      (style) => known.get(style.toLowerCase()) ?? call.fail('argument', `does not know the style ${style}`, 1),
    ),
  );
}

function readSource(call: Call, text: string, styles: ReadonlySet<string>, inputSlot: number): DateTime {
  if (!call.has(inputSlot)) {
    return parseDate(text) ?? call.fail('date', `needs a date, but got ${quoted(text)}`, 0);
  }
  const all = styles.has('AllowWhiteSpaces');
  const whiteSpace = {
    leading: all || styles.has('AllowLeadingWhite'),
    trailing: all || styles.has('AllowTrailingWhite'),
    inner: all || styles.has('AllowInnerWhite'),
  };
  const date = parseExactDate(text, formatOf(call, inputSlot), whiteSpace, () => call.host.now());
  if (date !== undefined) return date;
  return call.fail('date', `${quoted(text)} does not fit the input format ${quoted(call.text(inputSlot) ?? '')}`, 0);
}

function formatDateTime(call: Call): Value {
  // Three arguments are the signature of 2021, which had no styles.
  const hasStyles = call.slots !== 3;
  const [inputSlot, outputSlot] = hasStyles ? [2, 3] : [1, 2];
  const styles = hasStyles ? stylesOf(call) : new Set(['AllowLeadingWhite', 'AllowTrailingWhite']);
  const output = formatOf(call, outputSlot);
  const converts = styles.has('AdjustToUniversal') || call.host.readings.formatDateTimeConvertsToUtc === true;
  return call.mapText(0, (text) => {
    const date = readSource(call, text, styles, inputSlot);
    return printDate(converts ? inRange(call, toUtc(date), 0) : date, output);
  });
}

/** Functions that read, write and calculate dates. */
export const dateFunctions: readonly FunctionDefinition[] = [
  {
    name: 'Now',
    family: 'date',
    summary: 'Gives the current date and time.',
    parameters: [],
    returns: 'date',
    nulls: { behaviour: 'Takes no argument.', basis: 'documented' },
    documented: [FORM],
    documentation: inReference('now'),
    example: { expression: 'Now()', now: '2026-01-31T15:04:05Z', expected: '1/31/2026 3:04:05 PM' },
    evaluate: (call) => printGeneralDate(call.host.now()),
  },
  {
    name: 'CDate',
    family: 'date',
    summary: 'Reads a date.',
    parameters: [{ name: 'expression', key: 'source', type: 'text', required: true, description: 'The date as text.' }],
    returns: 'date',
    nulls: NULL_IS_NO_DATE,
    documented: [FORM, 'A date with an offset and no time is midnight at that offset.'],
    inferred: ['Without an offset the text is taken as UTC.', KNOWN_FORMS],
    documentation: inReference('cdate'),
    example: {
      expression: 'CDate([hireDate])',
      attributes: { hireDate: '2026-03-01+02:00' },
      expected: '2/28/2026 10:00:00 PM',
    },
    evaluate: (call) => printGeneralDate(dateOf(call, 0)),
  },
  {
    name: 'DateAdd',
    family: 'date',
    summary: 'Moves a date by a number of intervals.',
    parameters: [
      INTERVAL,
      { name: 'value', type: 'integer', required: true, description: 'How many intervals; negative for the past.' },
      { name: 'dateTime', type: 'date', required: true, description: 'The date to move.' },
    ],
    returns: 'date',
    nulls: NULL_IS_NO_DATE,
    documented: [FORM],
    inferred: ['A day that the new month lacks becomes the last day of that month.'],
    documentation: inReference('dateadd'),
    example: {
      expression: 'DateAdd("m", 1, CDate([hireDate]))',
      attributes: { hireDate: '2026-01-31' },
      expected: '2/28/2026 12:00:00 AM',
    },
    evaluate(call) {
      const interval = intervalOf(call);
      const amount = call.count(1);
      return printGeneralDate(inRange(call, move(dateOf(call, 2), interval, amount)));
    },
  },
  {
    name: 'DateDiff',
    family: 'date',
    summary: 'Counts the intervals from one date to another.',
    parameters: [
      INTERVAL,
      { name: 'date1', type: 'date', required: true, description: 'The date to count from.' },
      { name: 'date2', type: 'date', required: true, description: 'The date to count to.' },
    ],
    returns: 'number',
    nulls: NULL_IS_NO_DATE,
    documented: ['Negative when date2 is the earlier one.'],
    inferred: [
      'Days, hours, minutes and seconds are whole elapsed ones, cut off towards zero: two instants less than 24 hours apart are 0 days apart.',
      'Months and years are differences on the calendar; weeks are counted from Sunday to Sunday.',
    ],
    documentation: inReference('datediff'),
    example: {
      expression: 'DateDiff("d", Now(), CDate([hireDate]))',
      attributes: { hireDate: '2026-02-14' },
      now: '2026-01-31T00:00:00Z',
      expected: '14',
    },
    evaluate: (call) => String(difference(dateOf(call, 1), dateOf(call, 2), intervalOf(call))),
  },
  {
    name: 'FormatDateTime',
    family: 'date',
    summary: 'Reads a date in one format and writes it in another.',
    parameters: [
      { name: 'source', type: 'text', required: true, description: 'The date as text.' },
      {
        name: 'dateTimeStyles',
        type: 'text',
        required: false,
        words: DATE_TIME_STYLES,
        description:
          'How tolerant reading is, by the names of .NET; the slot is usually left empty, but must be there.',
      },
      {
        name: 'inputFormat',
        type: 'text',
        required: false,
        description: 'The .NET format of the source; any known form when left out.',
      },
      { name: 'outputFormat', type: 'text', required: true, description: 'The .NET format to write.' },
    ],
    minimumArguments: 3,
    returns: 'text',
    nulls: { behaviour: 'A null source gives null; empty text is no date, which is an error.', basis: 'inferred' },
    documented: [
      'White space at both ends of the source is allowed unless dateTimeStyles are given.',
      '`hh`, `dd` and `MM` take exactly two digits, `h`, `d` and `M` one or two.',
    ],
    inferred: [
      'A time with an offset keeps its reading of the clock; moving it to UTC is an option.',
      'Of the dateTimeStyles, those that allow white space and AdjustToUniversal change something; the service is taken to run in UTC, so that AssumeLocal and AssumeUniversal mean the same.',
      '`Z` in inputFormat is read as UTC, as in .NET.',
      'Three arguments are read as source, inputFormat and outputFormat, the signature of 2021.',
      'Year 00 to 49 of a two-digit year is 2000 to 2049.',
    ],
    documentation: inReference('formatdatetime'),
    example: {
      expression: 'FormatDateTime([hireDate], , "M/d/yyyy", "yyyy-MM-dd")',
      attributes: { hireDate: '3/1/2026' },
      expected: '2026-03-01',
    },
    evaluate: formatDateTime,
  },
  {
    name: 'DateFromNum',
    family: 'date',
    summary: 'Gives the date of a Windows FILETIME.',
    parameters: [
      {
        name: 'value',
        key: 'source',
        type: 'integer',
        required: true,
        description: 'Steps of 100 ns since 1601, UTC.',
      },
    ],
    returns: 'date',
    nulls: { behaviour: 'Null gives null.', basis: 'inferred' },
    documented: [FORM],
    inferred: ['A number behind the year 9999, such as the "never" of Active Directory, is an error.'],
    documentation: inReference('datefromnum'),
    example: {
      expression: 'DateFromNum([pwdLastSet])',
      attributes: { pwdLastSet: '134141184000000000' },
      expected: '1/29/2026 12:00:00 AM',
    },
    evaluate(call) {
      const fileTime = call.integer(0);
      return fileTime === null ? null : printGeneralDate(inRange(call, fromFileTime(fileTime), 0));
    },
  },
  {
    name: 'NumFromDate',
    family: 'date',
    summary: 'Gives the Windows FILETIME of a date.',
    parameters: [{ name: 'value', key: 'source', type: 'text', required: true, description: 'The date as text.' }],
    returns: 'number',
    nulls: { behaviour: 'Null gives null; empty text is no date, which is an error.', basis: 'inferred' },
    documented: ['Between date and time a blank stands as well as a `T`.'],
    inferred: ['Without an offset the text is taken as UTC.'],
    documentation: inReference('numfromdate'),
    example: {
      expression: 'NumFromDate([contractEnd])',
      attributes: { contractEnd: '2026-01-29T00:00:00Z' },
      expected: '134141184000000000',
    },
    evaluate: (call) => (call.text(0) === null ? null : String(toFileTime(dateOf(call, 0)))),
  },
];
