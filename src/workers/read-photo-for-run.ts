import { reached } from '../checkpoints.ts';
import type { Payload } from '../jobs/jobs.ts';
import { noteProgress } from '../storage/runs.ts';
import { readKeptPhoto } from './read-kept-photo.ts';
import type { WorkTools } from './work-tools.ts';

/** Looks at one photo of a gallery whose run waits for it. */
export async function readPhotoForRun(
  tools: WorkTools,
  { digest, runId }: Payload<'read-photo'>,
): Promise<void> {
  await readKeptPhoto(tools, digest);
  reached('photo-read');
  await noteProgress(tools.database, runId);
}
