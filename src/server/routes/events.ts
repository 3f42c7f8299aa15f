import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../storage/database.ts';
import { runsChangedSince } from '../../storage/runs.ts';
import type { Authentication } from '../authentication/authentication.ts';
import { identify, readCredentials } from '../authentication/guard-routes.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { describeRuns } from '../describe-runs.ts';

const lookEveryMs = 500;
const beatEveryMs = 15_000;
const maxListeners = 200;

/** `GET /api/events`: runs as they change, from the records, by one poller for all listeners and only while there are any. */
export function eventRoutes(
  routes: TypedServer,
  { database, log }: ServerResources,
  authentication: Authentication,
): void {
  const listeners = new Map<ServerResponse, FastifyRequest>();
  const follower = followRuns(database);
  const look = async () => {
    const news = await follower.look();
    if (news.length > 0) tellAll(listeners, 'runs', news);
  };
  const poller = startPoller(
    async () => (listeners.size === 0 ? undefined : look()),
    (error) => log.warn({ err: error }, 'cannot look for changed runs'),
  );
  const beat = setInterval(() => {
    tellAll(listeners, 'beat', {});
    for (const [listener, request] of listeners) endUnknown(authentication, listener, request);
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
    if (listeners.size === 0) follower.beginAnew();
    listeners.set(reply.raw, request);
    request.raw.on('close', () => listeners.delete(reply.raw));
  });
  routes.addHook('preClose', async () => {
    poller.stop();
    clearInterval(beat);
    for (const listener of listeners.keys()) listener.end();
  });
}

function tellAll(listeners: ReadonlyMap<ServerResponse, unknown>, event: string, data: unknown): void {
  const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  for (const listener of listeners.keys()) listener.write(text);
}

/** Tells what changed since it last looked; the same change, though it may come twice, once. */
function followRuns(database: Database) {
  let since: string | null = null;
  let sent = new Map<string, string>();
  return {
    beginAnew: () => void (since = null),
    look: async () => {
      const { runs, until } = await runsChangedSince(database, since, 1000);
      since = until;
      const told = await describeRuns(database, runs);
      const news = told.filter((run) => sent.get(run.id) !== JSON.stringify(run));
      sent = new Map(told.map((run) => [run.id, JSON.stringify(run)]));
      return news;
    },
  };
}

/** A login or a token that has ended since ends what was opened with it. */
function endUnknown(authentication: Authentication, listener: ServerResponse, request: FastifyRequest): void {
  if (request.identity === null) return;
  // Records that are away for a moment say nothing of who may listen.
  void identify(authentication, readCredentials(request)).then(
    (who) => who === null && listener.end(),
    () => {},
  );
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
