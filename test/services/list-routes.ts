import type { FastifyInstance } from 'fastify';

/** Every route that a server has, its plugins' too: `POST /api/galleries/:id/runs`. */
export async function listRoutes(server: FastifyInstance): Promise<readonly string[]> {
  await server.ready();
  const above: string[] = [];
  return server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^(?<indent>[│ ]*)[├└]── (?<part>\S+) \((?<methods>[A-Z, ]+)\)$/u.exec(line)?.groups;
      if (found === undefined) return [];
      const depth = (found['indent'] ?? '').length / 4;
      above.length = depth;
      const path = `${above[depth - 1] ?? ''}${found['part'] ?? ''}`;
      above[depth] = path;
      return (found['methods'] ?? '').split(', ').map((method) => `${method} ${path}`);
    });
}
