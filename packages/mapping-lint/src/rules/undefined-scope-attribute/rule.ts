import { pointerOf } from 'entra-mapping';
import { suggestions } from 'scim-core';
import { attributeNames, completeObject, otherCase } from '../../support/definitions.ts';
import { FILTER_RESOURCE } from '../../support/references.ts';
import { clauseRule } from '../../support/scope-clauses.ts';
import { DIRECTORY_EXTENSION } from '../../support/source-names.ts';

/** ML907: a condition on an attribute that the source does not have. */
export const undefinedScopeAttribute = clauseRule(
  {
    code: 'ML907',
    name: 'undefined-scope-attribute',
    severity: 'error',
    since: '0.1.0',
    summary: 'a scoping filter asks for an attribute that the source does not have',
    fix: 'safe',
    references: [FILTER_RESOURCE],
  },
  ({ attribute, attributeNode }, { objectMapping }) => {
    const object = completeObject(objectMapping.sourceObject);
    if (object === undefined || object.attribute(attribute) !== undefined || DIRECTORY_EXTENSION.test(attribute))
      return undefined;
    // What can not be a condition at all is another finding.
    if (/^(appRoleAssignments|userType|manager|memberOf|isMemberOf|members|proxyAddresses)$/i.test(attribute))
      return undefined;
    const listed = otherCase(object, attribute);
    const [closest] = listed === undefined ? suggestions(attribute, attributeNames(object)) : [listed];
    return {
      node: attributeNode,
      message:
        listed === undefined
          ? `the source has no attribute "${attribute}"`
          : `the source attribute "${attribute}" is written "${listed}"`,
      why: 'A condition on an attribute that does not exist is true for nobody, so that nobody is provisioned.',
      help: closest === undefined ? 'use an attribute that the source has' : `write "${closest}"`,
      ...(listed === undefined
        ? {}
        : {
            fix: {
              title: `write "${listed}"`,
              safe: true,
              patch: [{ op: 'replace', path: pointerOf(attributeNode), value: listed }],
            },
          }),
    };
  },
);
