import { inputRule } from '../input-rule.ts';

/** ML102: byte order marks, UTF-16, and characters that could not be decoded. */
export const fileEncoding = inputRule(
  {
    code: 'ML102',
    name: 'file-encoding',
    severity: 'info',
    since: '0.1.0',
    summary: 'the export is not plain UTF-8',
    fix: 'none',
    references: ['https://www.rfc-editor.org/rfc/rfc8259#section-8.1'],
  },
  ['utf-16', 'byte-order-mark', 'invalid-encoding'],
  { why: 'JSON is exchanged as UTF-8 without a byte order mark, and an upload of anything else may be refused.' },
);
