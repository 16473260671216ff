import { SAMPLE_USER } from './sample-user.ts';

/** A group that never was, with everything that Entra may know of one. */
export const SAMPLE_GROUP = {
  objectId: '7b1e4d2c-9a8f-4c3b-8d6e-2f1a0b9c8d7e',
  displayName: 'Engines',
  description: 'Who works on engines',
  mail: 'engines@contoso.com',
  mailNickname: 'engines',
  members: [SAMPLE_USER.objectId],
} as const;
