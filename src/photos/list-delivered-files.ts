import { maxDeliveredFiles } from '../formats/photo-folder/delivery-limits.ts';
import { fileKind } from '../formats/photo-folder/file-kinds.ts';
import { listPhotoFiles, type PhotoOnDisk } from './list-photo-files.ts';

/** The photos in a folder or a zip archive and the documents among them, gallery files and sidecars; other files are left alone. */
export function listDeliveredFiles(path: string): AsyncGenerator<PhotoOnDisk> {
  return listPhotoFiles(path, {
    maxFiles: maxDeliveredFiles,
    isWanted: (name) => fileKind(name) !== 'other',
  });
}
