import { open } from 'node:fs/promises';

/** Has a file, or what a folder says of its files, outlive a power cut. */
export async function flushToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
