import { expect, it } from 'vitest';
import { filterAttributes } from './filter-attributes.ts';
import { parseFilter } from './parse-filter.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

it.each([
  ['userName eq "a"', ['username']],
  ['name.givenName eq "a"', ['name']],
  ['title pr or not (NAME.familyName co "b" and title eq "c")', ['title', 'name', 'title']],
  ['emails[type eq "work" and value co "@"]', ['emails']],
  [`${ENTERPRISE}:manager.value eq "7"`, [`${ENTERPRISE.toLowerCase()}:manager`]],
])('%s names %j', (filter, names) => {
  expect(filterAttributes(parseFilter(filter))).toEqual(names);
});
