import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import { ExpectedError } from '../../errors.ts';
import type { ServerResources } from '../build-server.ts';
import { answerProblem } from '../problems.ts';

/**
 * bull-board under `/queues`: the engine's own view of its jobs, on Redis and embedded alike. It only shows: what is stopped,
 * retried or removed there would be in no record and in no audit.
 */
export async function engineBoardRoutes(server: FastifyInstance, { queue }: ServerResources): Promise<void> {
  const board = new FastifyAdapter();
  board.setBasePath(base);
  createBullBoard({
    serverAdapter: board,
    queues: queue.engineQueues.map((each) => new BullMQAdapter(each as BoardQueue, { readOnlyMode: true })),
    options: {
      uiConfig: {
        boardTitle: 'Cutline queues',
        miscLinks: [{ text: 'Cutline', url: '/health' }],
        hideRedisDetails: queue.courier.kind === 'pglite',
        showWorkers: queue.courier.kind === 'redis',
      },
    },
  });
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        if (request.method === 'GET' || request.method === 'HEAD') return;
        answerProblem(new ExpectedError('NOT_ALLOWED', 'here one only looks'), request, reply);
        return reply;
      });
      // Later than the headers of every answer, so that these stand.
      scope.addHook('onSend', async (_request, reply) => {
        void reply.header('content-security-policy', boardPolicy);
      });
      await scope.register(board.registerPlugin());
    },
    { prefix: base },
  );
}

const base = '/queues';

type BoardQueue = ConstructorParameters<typeof BullMQAdapter>[0];

/**
 * What its page needs beyond ours: styles within it, and the base that its addresses are told from. Its scripts are files. The
 * fonts it would fetch from elsewhere stay away.
 */
const boardPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'self'";
