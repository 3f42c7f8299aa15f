import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { reached } from '../../checkpoints.ts';
import { ownFolders } from './drop-names.ts';
import { isMissing } from './snapshot.ts';

/** Something out of a drop folder that is ours to take: alone in a folder of its own, under the name it came with. */
export interface Claim {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** What is to reserve a place is written beside what was claimed; hidden files are never claimed. */
export const draftName = '.place';

/** Claims what lies in a drop folder under a name; `null` when it is gone or another process was faster. */
export async function claim(dropFolder: string, name: string): Promise<Claim | null> {
  const id = randomUUID();
  const room = join(dropFolder, ownFolders.taking, id);
  await mkdir(room, { recursive: true });
  reached('drop-room-made');
  const path = join(room, name);
  try {
    await rename(join(dropFolder, name), path);
    reached('drop-claimed');
    return { id, name, path };
  } catch (error) {
    await rmdir(room);
    if (isMissing(error)) return null;
    throw error;
  }
}

/** What was claimed and has not been moved on: by whoever died at it, or because it could not be taken at the time. */
export async function listClaims(dropFolder: string): Promise<readonly Claim[]> {
  const taking = join(dropFolder, ownFolders.taking);
  const claims: Claim[] = [];
  for (const id of await readdir(taking)) {
    const room = join(taking, id);
    const names: readonly string[] = await readdir(room).catch(() => []);
    const name = names.find((each) => each !== draftName);
    if (name === undefined) await rmdir(room).catch(() => {});
    else claims.push({ id, name, path: join(room, name) });
  }
  return claims;
}

/** The room of a claim that was moved on is given up. */
export async function releaseClaim(dropFolder: string, { id }: Claim): Promise<void> {
  await rmdir(join(dropFolder, ownFolders.taking, id)).catch(() => {});
}
