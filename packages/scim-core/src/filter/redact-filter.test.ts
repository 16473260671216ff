import { describe, expect, it } from 'vitest';
import { filterOperands, redactFilter } from './redact-filter.ts';

describe('redactFilter', () => {
  it.each([
    ['userName eq "a\\"b" and title co "é"', 'userName eq "…" and title co "…"'],
    ['userName EQ bjensen', 'userName eq "…"'],
    ['employeeNumber ge 701984', 'employeeNumber ge "…"'],
    ['active eq true or title eq null', 'active eq true or title eq null'],
    [
      'not (emails[type eq "work" and value sw "b"]) and title pr',
      'not (emails[type eq "…" and value sw "…"]) and title pr',
    ],
    ['emails[type eq "work"].value eq "x"', 'emails[type eq "…"].value eq "…"'],
  ])('shows %s as %s', (filter, shown) => {
    expect(redactFilter(filter)).toBe(shown);
  });

  it.each(['userName eq "bjensen', 'bjensen', '', '"bjensen"', 'userName zz "bjensen"'])(
    'shows nothing of %j',
    (text) => {
      expect(redactFilter(text)).toBe('…');
    },
  );
});

it.each([
  ['userName eq "a\\"b" or (title co "é" and active eq true)', ['a"b', 'é']],
  ['emails[type eq "work" and value gt 7].display eq "x"', ['work', '7', 'x']],
  ['userName eq "bjensen', []],
])('the operands of %s are %j', (filter, operands) => {
  expect(filterOperands(filter)).toEqual(operands);
});
