import { z } from 'zod';

/** A gallery of photos alone, as the shells write it: which photos came, in their order, and the files beside them. */
export const folderDocument = z.object({
  photoFolder: z.literal(1),
  photos: z.array(z.string()),
  sidecars: z.array(z.object({ name: z.string(), photo: z.string(), text: z.string().nullable() })),
});

export type FolderDocument = z.infer<typeof folderDocument>;

/** A file with the metadata of one photo; `text` is `null` where it is no text or too large. */
export type Sidecar = FolderDocument['sidecars'][number];

/** The same files give the same bytes. */
export function printFolderDocument({ photos, sidecars }: Omit<FolderDocument, 'photoFolder'>): Uint8Array {
  return Buffer.from(`${JSON.stringify({ photoFolder: 1, photos, sidecars }, null, 1)}\n`);
}
