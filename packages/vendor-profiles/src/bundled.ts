import generic from './profiles/generic.json' with { type: 'json' };
import talkdesk from './profiles/talkdesk.json' with { type: 'json' };

/** The profiles that come with this package, by id, as they are written in their files. */
export const bundledProfiles: ReadonlyMap<string, object> = new Map<string, object>(
  [generic, talkdesk].map((profile) => [profile.id, profile]),
);
