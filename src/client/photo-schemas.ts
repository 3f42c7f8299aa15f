import { z } from 'zod';

export const entryPhotosQuestionSchema = z.strictObject({
  run: z.string().max(100).optional().describe('Without it the published one.'),
});

export const entryPhotosSchema = z
  .object({
    photos: z.array(
      z.object({
        entry: z.number().int().describe("The entry's index in the manifest."),
        name: z.string().describe('What the gallery calls it: a file’s name or an address.'),
        digest: z.string().describe('Its thumbnails are under /api/photos/{digest}/thumbnails/{size}.'),
      }),
    ),
  })
  .meta({ id: 'EntryPhotos', description: 'The photos of a manifest, by the entries they came with.' });

export type EntryPhotos = z.infer<typeof entryPhotosSchema>;
