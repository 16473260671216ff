import deskbird from './profiles/deskbird.json' with { type: 'json' };
import deskpro from './profiles/deskpro.json' with { type: 'json' };
import generic from './profiles/generic.json' with { type: 'json' };
import samlJackson from './profiles/saml-jackson.json' with { type: 'json' };
import staffbase from './profiles/staffbase.json' with { type: 'json' };
import talkdesk from './profiles/talkdesk.json' with { type: 'json' };

/** The profiles that are written by hand, by id, as they are in their files. */
export const bundledProfiles: ReadonlyMap<string, object> = new Map<string, object>(
  [deskbird, deskpro, generic, samlJackson, staffbase, talkdesk].map((profile) => [profile.id, profile]),
);
