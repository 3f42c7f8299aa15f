import type { ServerResponse } from 'node:http';
import { runsChangedSince } from '../../storage/runs.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { describeRuns } from '../describe-runs.ts';

const lookEveryMs = 500;
const beatEveryMs = 15_000;
const maxListeners = 200;

/** `GET /api/events`: runs as they change, from the records, by one poller for all listeners and only while there are any. */
export function eventRoutes(routes: TypedServer, { database, log }: ServerResources): void {
  const listeners = new Set<ServerResponse>();
  let since: string | null = null;
  let sent = new Map<string, string>();
  const look = async () => {
    const { runs, until } = await runsChangedSince(database, since, 1000);
    since = until;
    // The same change may come twice; it is told once.
    const told = await describeRuns(database, runs);
    const news = told.filter((run) => sent.get(run.id) !== JSON.stringify(run));
    sent = new Map(told.map((run) => [run.id, JSON.stringify(run)]));
    if (news.length === 0) return;
    const data = JSON.stringify(news);
    for (const listener of listeners) listener.write(`event: runs\ndata: ${data}\n\n`);
  };
  const poller = startPoller(
    () => (listeners.size === 0 ? Promise.resolve() : look()),
    (error) => log.warn({ err: error }, 'cannot look for changed runs'),
  );
  const beat = setInterval(() => {
    for (const listener of listeners) listener.write('event: beat\ndata: {}\n\n');
  }, beatEveryMs).unref();
  routes.get('/api/events', { schema: { hide: true } }, (request, reply) => {
    if (listeners.size >= maxListeners) return void reply.status(503).header('retry-after', '10').send();
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\n');
    if (listeners.size === 0) since = null;
    listeners.add(reply.raw);
    request.raw.on('close', () => listeners.delete(reply.raw));
  });
  routes.addHook('preClose', async () => {
    poller.stop();
    clearInterval(beat);
    for (const listener of listeners) listener.end();
  });
}

/** Looks again a while after each look has ended, so that slow looks never pile up. */
function startPoller(
  look: () => Promise<void>,
  onError: (error: unknown) => void,
): { readonly stop: () => void } {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const next = () => {
    timer = setTimeout(() => {
      void look()
        .catch(onError)
        .finally(() => {
          if (!isStopped) next();
        });
    }, lookEveryMs).unref();
  };
  next();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
