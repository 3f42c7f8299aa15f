import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ExpectedError } from '../../errors.ts';
import { programFolder } from '../../program-folder.ts';
import type { TypedServer } from '../build-server.ts';

const folder = new URL('schemas/', programFolder);
const names = ['gallery-manifest.schema.json', 'gallery.schema.json', 'cutline-config.schema.json'];

/** `GET /schemas/{name}`: the JSON Schemas of what goes in and comes out. */
export function schemaRoutes(routes: TypedServer): void {
  routes.get(
    '/schemas/:name',
    { schema: { params: z.object({ name: z.string() }), summary: 'A JSON Schema' } },
    async (request, reply) => {
      const { name } = request.params;
      if (!names.includes(name))
        throw new ExpectedError('NOT_FOUND', `there is no schema ${name}; there are ${names.join(', ')}`);
      return reply.type('application/schema+json').send(await readFile(new URL(name, folder), 'utf8'));
    },
  );
}
