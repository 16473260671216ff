import { type Command, Option } from 'commander';
import type { PlannerOptions } from 'entra-planner';
import { positive, variable } from './variables.ts';

/** What the options of a command say about how Entra behaves. */
export interface PlannerSettings {
  readonly scope: 'assigned' | 'all';
  readonly membersPerRequest: number;
  readonly skipOutOfScopeDeletions?: boolean;
  readonly withoutSoftDelete?: 'delete' | 'nothing';
  readonly truthValues?: 'text' | 'boolean';
  readonly singleReplace?: 'path' | 'value';
  readonly createSchemas?: 'declared' | 'core';
  readonly legacyGroupSchema?: boolean;
  readonly primaryWorkEmail?: boolean;
  readonly memberReferences?: boolean;
  readonly scopeMissingValue?: 'is-null' | 'nothing' | 'is-null-and-negations';
  readonly scopeMultivalued?: 'all' | 'any';
}

const GROUP = 'Where Microsoft documents two ways, or none:';

/** Adds the options of the planner. */
export function withPlanner(command: Command): Command {
  const switches: readonly [flag: string, name: string, description: string][] = [
    ['--legacy-group-schema', 'LEGACY_GROUP_SCHEMA', 'created groups list the URN of Microsoft, too'],
    ['--primary-work-email', 'PRIMARY_WORK_EMAIL', 'the work e-mail of a created user is primary'],
    ['--member-references', 'MEMBER_REFERENCES', 'members carry "$ref": null'],
  ];
  const choices: readonly [flag: string, name: string, description: string, values: readonly string[]][] = [
    [
      '--without-soft-delete',
      'WITHOUT_SOFT_DELETE',
      'who leaves where no attribute says active',
      ['delete', 'nothing'],
    ],
    ['--truth-values', 'TRUTH_VALUES', 'in a PATCH without aadOptscim062020: "False" or false', ['text', 'boolean']],
    ['--single-replace', 'SINGLE_REPLACE', 'an operation by itself, with aadOptscim062020', ['path', 'value']],
    [
      '--create-schemas',
      'CREATE_SCHEMAS',
      'core and enterprise for each created user, or core alone',
      ['declared', 'core'],
    ],
    [
      '--scope-missing-value',
      'SCOPE_MISSING_VALUE',
      'operators of a scoping filter that hold for what is not there',
      ['is-null', 'nothing', 'is-null-and-negations'],
    ],
    ['--scope-multivalued', 'SCOPE_MULTIVALUED', 'values that have to pass a scoping filter', ['all', 'any']],
  ];
  command
    .addOption(
      new Option('--scope <scope>', 'who is provisioned')
        .choices(['assigned', 'all'])
        .default('assigned')
        .env(variable('SCOPE')),
    )
    .addOption(
      new Option('--members-per-request <number>', 'members in one PATCH of a group; custom applications get one')
        .argParser(positive)
        .default(1)
        .env(variable('MEMBERS_PER_REQUEST')),
    )
    .addOption(
      new Option('--skip-out-of-scope-deletions', 'leave who leaves the scope as is, as SkipOutOfScopeDeletions').env(
        variable('SKIP_OUT_OF_SCOPE_DELETIONS'),
      ),
    );
  for (const [flag, name, description, values] of choices) {
    const [usual] = values;
    command.addOption(
      new Option(`${flag} <choice>`, description).choices(values).default(usual).env(variable(name)).helpGroup(GROUP),
    );
  }
  for (const [flag, name, description] of switches) {
    command.addOption(new Option(flag, description).env(variable(name)).helpGroup(GROUP));
  }
  return command;
}

/** What the planner is told, other than the dialect. */
export function readPlannerSettings(settings: PlannerSettings): PlannerOptions {
  const { scope, membersPerRequest, skipOutOfScopeDeletions, withoutSoftDelete, truthValues, singleReplace } = settings;
  const { createSchemas, legacyGroupSchema, primaryWorkEmail, memberReferences } = settings;
  const { scopeMissingValue: missingValue, scopeMultivalued: multivalued } = settings;
  return {
    ...{ scope, membersPerRequest, skipOutOfScopeDeletions, withoutSoftDelete, truthValues, singleReplace },
    ...{ createSchemas, legacyGroupSchema, primaryWorkEmail, memberReferences },
    scopeReadings: { missingValue, multivalued },
  };
}
