import { POWERSHELL_SCHEMA } from '../../support/references.ts';
import { inputRule } from '../input-rule.ts';

/** ML105: property names as .NET objects have them. */
export const powershellNames = inputRule(
  {
    code: 'ML105',
    name: 'powershell-names',
    severity: 'info',
    since: '0.1.0',
    summary: 'the property names are those of PowerShell objects',
    fix: 'none',
    references: [POWERSHELL_SCHEMA],
  },
  ['pascal-case'],
  { why: 'Microsoft Graph knows the properties only by names that begin in lower case.' },
);
