import { creates } from './directory/creates.ts';
import { lookUps } from './directory/look-ups.ts';
import { makePeople } from './directory/make-directory.ts';
import { Servers } from './directory/servers.ts';
import { compare } from './shared/compare.ts';

/** What keeping the last requests costs whoever sends them: the server as it is, beside one that keeps none. */
const count = 100_000;
const batch = 1_000;
const keepsNone = ['--keep-requests', '0'];
/** The difference is small beside what other programs on the machine cost either server: many short rounds even that out. */
const patient = { rounds: 61, roundTime: 100 };

const servers = new Servers();
try {
  // Files of their own, so that neither pays for what the other writes.
  for (const name of ['kept', 'not-kept']) await makePeople(servers.file(name), count);
  const [keeping, without] = [await servers.ours('kept'), await servers.ours('not-kept', keepsNone)];

  const [ourLookUps, otherLookUps] = [lookUps(servers, keeping, count), lookUps(servers, without, count)];
  await compare({
    ...{
      name: '1,000 look-ups while requests are kept, against the same while none is',
      ...servers.options,
      ...patient,
    },
    ours: () => ourLookUps.send(batch),
    peer: () => otherLookUps.send(batch),
    target: { fasterBy: 0.9 },
  });

  const [ourCreates, otherCreates] = [creates(servers, keeping, count), creates(servers, without, count)];
  await compare({
    ...{
      name: '1,000 new users while requests are kept, against the same while none is',
      ...servers.options,
      ...patient,
    },
    ours: () => ourCreates.send(batch),
    peer: () => otherCreates.send(batch),
    target: { fasterBy: 0.9 },
  });
} finally {
  await servers.end();
}
