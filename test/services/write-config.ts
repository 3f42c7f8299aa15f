import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTestFolder } from './backends.ts';

/** A file of sources in a folder of its own; `CUTLINE_CONFIG` for a test's environment. */
export async function writeConfig(config: {
  readonly onlyKnownSources?: boolean;
  readonly sources: readonly object[];
  readonly outputs?: readonly object[];
}): Promise<{ readonly folder: string; readonly path: string }> {
  const folder = await makeTestFolder();
  const path = join(folder, 'cutline.config.json');
  await writeFile(path, JSON.stringify(config));
  return { folder, path };
}
