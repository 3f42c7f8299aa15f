import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GalleryQueue } from '../jobs/gallery-queue.ts';

/** bull-board for our queues, in a server of its own that is only asked from within; its addresses begin with `base`. */
export async function openEngineBoard(queue: GalleryQueue, base: string): Promise<FastifyInstance> {
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
  const server = Fastify();
  server.setNotFoundHandler((_request, reply) => reply.code(404).send());
  await server.register(board.registerPlugin(), { prefix: base });
  return server;
}

type BoardQueue = ConstructorParameters<typeof BullMQAdapter>[0];
