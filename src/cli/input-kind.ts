import { stat } from 'node:fs/promises';

/** What an input named on the command line is: stdin and what is not there count as files. */
export async function inputKind(path: string): Promise<'file' | 'folder' | 'archive'> {
  if (path === '-') return 'file';
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) return 'folder';
  return found !== null && /\.zip$/iu.test(path) ? 'archive' : 'file';
}
