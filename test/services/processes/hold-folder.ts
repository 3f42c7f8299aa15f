import { lockDataFolder } from '../../../src/storage/data-folder-lock.ts';

// Takes the lock of the folder it is given and keeps it until it is killed; says how it went.
try {
  await lockDataFolder(process.argv[2] ?? '');
  process.stdout.write('holding\n');
  setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(`${(error as { code: string }).code}\n`);
}
