import { existsSync } from 'node:fs';

/** The folder with package.json: rules, migrations and schemas lie there, however deep below it this was built into. */
export const programFolder: URL = findAbove(new URL('.', import.meta.url));

function findAbove(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const above = new URL('..', folder);
  if (above.href === folder.href) throw new Error('cutline has lost the package.json that it came with');
  return findAbove(above);
}
