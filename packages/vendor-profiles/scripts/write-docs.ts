import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profilesPage } from './profiles-page.ts';

/** Writes the page that lists the bundled profiles; run it after a change of one. */
writeFileSync(join(import.meta.dirname, '../docs/profiles.md'), await profilesPage());
