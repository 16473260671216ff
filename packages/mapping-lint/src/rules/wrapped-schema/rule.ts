import { TEMPLATE_RESOURCE } from '../../support/references.ts';
import { inputRule } from '../input-rule.ts';

/** ML103: a schema inside a template, a list of templates, or a job. */
export const wrappedSchema = inputRule(
  {
    code: 'ML103',
    name: 'wrapped-schema',
    severity: 'info',
    since: '0.1.0',
    summary: 'the schema was found inside something else',
    fix: 'none',
    references: [TEMPLATE_RESOURCE],
  },
  ['wrapper'],
  { why: 'What is checked may not be what the tenant has configured.' },
);
