import { type ObjectMapping, readSourceExpression, sourceAttributesOf } from 'entra-mapping';
import type { Assignment, DirectoryGroup, DirectoryUser, ObjectKind, SourceAttributes } from 'entra-planner';
import type { Finding } from '../finding.ts';
import { SAMPLE_GROUP } from './sample-group.ts';
import { SAMPLE_USER } from './sample-user.ts';

/** Whom a finding is shown with. */
export interface Sample {
  readonly kind: ObjectKind;
  readonly object: DirectoryUser | DirectoryGroup;
  /** Who is there besides: the manager of a user, the members of a group. */
  readonly others: readonly DirectoryUser[];
  readonly assignments: readonly Assignment[];
  /** The source attributes that the mapping of the finding reads. */
  readonly reads: readonly string[];
}

const MANAGER: DirectoryUser = {
  objectId: SAMPLE_USER.manager,
  userPrincipalName: 'grace.example@contoso.com',
  mail: 'grace.example@contoso.com',
  mailNickname: 'grace.example',
  displayName: 'Grace Example',
  givenName: 'Grace',
  surname: 'Example',
};

const ROLE = { id: '18d14569-c3bd-439b-9a66-3a2aee01d14f', value: 'User', displayName: 'User' };

/** What is asked of a sample. */
interface SampleOptions {
  /** Who it is; `undefined` for somebody made up. */
  readonly user: SourceAttributes | undefined;
  /** Whether whom it refers to is provisioned, too, so that the reference is sent. */
  readonly withOthers: boolean;
}

/** Somebody in whom a finding shows: with a value for each attribute that its mapping reads, unless the caller says who it is. */
export function sampleFor(finding: Finding, objectMapping: ObjectMapping, { user, withOthers }: SampleOptions): Sample {
  const reads = sourcesOf(finding, objectMapping);
  if (objectMapping.kind === 'group') {
    const object = { ...filled(reads), ...SAMPLE_GROUP };
    return { kind: 'group', object, others: withOthers ? [SAMPLE_USER_ENABLED] : [], assignments: [], reads };
  }
  const somebody = user ?? { ...filled(reads), ...SAMPLE_USER_ENABLED };
  const object: DirectoryUser = { objectId: SAMPLE_USER.objectId, ...somebody };
  const isRole = finding.code.startsWith('ML7');
  const assignments = isRole ? [{ principal: object.objectId, role: ROLE }] : [];
  const knowsManager = withOthers && object.manager === MANAGER.objectId;
  return { kind: 'user', object, others: knowsManager ? [MANAGER] : [], assignments, reads };
}

/** Whether somebody is enabled is for Entra to say. */
const { IsSoftDeleted: _, accountEnabled: __, ...enabled } = SAMPLE_USER;
const SAMPLE_USER_ENABLED: DirectoryUser = enabled;

function filled(reads: readonly string[]): SourceAttributes {
  return Object.fromEntries(reads.filter((name) => !COMPUTED.test(name)).map((name) => [name, 'Example']));
}

/** What no directory holds. */
const COMPUTED = /^(isSoftDeleted|appRoleAssignments|accountEnabled|manager|members)$/i;

function sourcesOf({ mapping }: Finding, { attributeMappings }: ObjectMapping): readonly string[] {
  const source = attributeMappings.find(({ index }) => index === mapping?.index)?.source ?? null;
  if (source === null) return [];
  try {
    return sourceAttributesOf(readSourceExpression(source).expression);
  } catch {
    // The evaluation of the mapping says what is wrong with it.
    return [];
  }
}
