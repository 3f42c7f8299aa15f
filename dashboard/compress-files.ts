import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Lays a compressed copy beside each file that is built, for the server to send. */
export function compressFiles(): Plugin {
  return {
    name: 'cutline-compress-files',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true });
      for (const file of files.filter((name) => /\.(?:js|css|html|svg)$/.test(name))) {
        const bytes = await readFile(join(dir, file));
        await writeFile(join(dir, `${file}.gz`), await promisify(gzip)(bytes, { level: 9 }));
        await writeFile(join(dir, `${file}.br`), await promisify(brotliCompress)(bytes));
      }
    },
  };
}
