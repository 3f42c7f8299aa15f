import { sourceListSchema } from '../../client/api-schemas.ts';
import { listIntakeProblems } from '../../storage/intake-problems.ts';
import { findPoll } from '../../storage/polls.ts';
import type { Poll, Source } from '../../sources/source.ts';
import { folderTrouble } from '../../intake/folders/folder-trouble.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

const problemsShown = 20;

/** `GET /api/sources`: from where galleries come, and how that goes. Secrets stay where they are. */
export function sourceRoutes(routes: TypedServer, resources: ServerResources): void {
  const schema = { summary: 'From where galleries come', response: { 200: sourceListSchema } };
  const { list, onlyKnown } = resources.settings.sources;
  routes.get('/api/sources', { schema }, async () => {
    const sources = [];
    for (const source of list) sources.push(await describeSource(source, resources));
    return { onlyKnownSources: onlyKnown, sources };
  });
}

async function describeSource({ name, hmac, folder, poll }: Source, resources: ServerResources) {
  const { database, troubles } = resources;
  return {
    name,
    signs: hmac !== null,
    folder:
      folder === null
        ? null
        : {
            path: folder.path,
            trouble: troubles.list().find(({ where }) => where === folderTrouble(name))?.message ?? null,
          },
    poll: poll === null ? null : await describePoll(name, poll, resources),
    problems: [...(await listIntakeProblems(database, name, problemsShown))],
  };
}

async function describePoll(name: string, { url, everySeconds }: Poll, { database }: ServerResources) {
  const known = await findPoll(database, name);
  return {
    // What stands behind the question mark may be a key.
    url: url.split('?')[0] ?? url,
    everySeconds,
    polledAt: known?.polledAt ?? null,
    problem: known?.problem ?? null,
    failures: known?.failures ?? 0,
  };
}
