import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ExpectedError } from '../../errors.ts';
import type { ServerResources } from '../build-server.ts';
import { answerProblem } from '../problems.ts';

/**
 * bull-board under `/queues`: the engine's own view of its jobs, on Redis and embedded alike. It only shows: what is stopped,
 * retried or removed there would be in no record and in no audit. It takes a tenth of a start to load, and few look at it:
 * it is a server within the server, which the first to look opens.
 */
export async function engineBoardRoutes(server: FastifyInstance, { queue }: ServerResources): Promise<void> {
  let opening: Promise<FastifyInstance> | null = null;
  const shown = new WeakSet<FastifyRequest>();
  const open = async () => (await import('../open-engine-board.ts')).openEngineBoard(queue, base);
  server.addHook('onClose', async () => (await opening)?.close());
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        if (request.method === 'GET' || request.method === 'HEAD') return;
        answerProblem(new ExpectedError('NOT_ALLOWED', 'here one only looks'), request, reply);
        return reply;
      });
      // Later than the headers of every answer, so that these stand.
      scope.addHook('onSend', async (request, reply) => {
        if (shown.has(request)) void reply.header('content-security-policy', boardPolicy);
      });
      const show = async (request: FastifyRequest, reply: FastifyReply) => {
        opening ??= open();
        const { url, headers } = request;
        const answer = await (await opening).inject({ method: 'GET', url, headers });
        // The board itself always says more.
        if (answer.statusCode === 404 && answer.rawPayload.length === 0) return reply.callNotFound();
        shown.add(request);
        return passOn(answer, reply);
      };
      for (const path of ['/', '/*']) scope.all(path, { schema: { hide: true } }, show);
    },
    { prefix: base },
  );
}

const base = '/queues';

/** The board's answer as ours. */
function passOn({ statusCode, headers, rawPayload }: BoardAnswer, reply: FastifyReply): FastifyReply {
  for (const name of carried) if (headers[name] !== undefined) void reply.header(name, headers[name]);
  return reply.code(statusCode).send(rawPayload);
}

type BoardAnswer = Awaited<ReturnType<FastifyInstance['inject']>>;

/** Of the board's headers; the others are made for each answer. */
const carried = [
  'content-type',
  'cache-control',
  'etag',
  'last-modified',
  'accept-ranges',
  'content-range',
] as const;

/**
 * What its page needs beyond ours: styles within it, and the base that its addresses are told from. Its scripts are files. The
 * fonts it would fetch from elsewhere stay away.
 */
const boardPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'self'";
