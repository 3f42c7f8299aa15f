import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ExpectedError } from '../errors.ts';
import type { OpenPhotoStore, PhotoStore } from './photo-store.ts';
import { openSpoolRoom } from './spool-room.ts';

/** A bucket, and what every key in it begins with: nothing, or words that end in `/`. */
export interface S3Address {
  readonly bucket: string;
  readonly prefix: string;
}

/**
 * Photos in a bucket of Amazon S3 or of a server that speaks its protocol: `AWS_ENDPOINT_URL_S3` says where it is, the other
 * `AWS_…` variables and files who we are, as for every program that uses Amazon's library. `spoolFolder` is for files on their way.
 */
export async function openS3PhotoStore(address: S3Address, spoolFolder: string): Promise<OpenPhotoStore> {
  const client = new S3Client({
    // Servers under an address of their own seldom have a name for each bucket, or know the newer checksums.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  await checkBucket(client, address.bucket);
  const room = await openSpoolRoom(spoolFolder);
  return {
    spoolDir: room.path,
    ...objectsIn(client, address),
    close: async () => {
      client.destroy();
      await room.close();
    },
  };
}

async function checkBucket(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (cause) {
    client.destroy();
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new ExpectedError('SERVICE_UNREACHABLE', `the bucket '${bucket}' cannot be used: ${why}`, {
      cause,
    });
  }
}

function objectsIn(client: S3Client, { bucket, prefix }: S3Address): Omit<PhotoStore, 'spoolDir'> {
  const at = (key: string) => ({ Bucket: bucket, Key: `${prefix}${key}` });
  return {
    takeFile: async (key, path) => {
      const { size } = await stat(path);
      const body = createReadStream(path);
      await client.send(new PutObjectCommand({ ...at(key), Body: body, ContentLength: size }));
      await rm(path);
    },
    put: async (key, bytes) => {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes }));
    },
    load: async (key) => {
      try {
        const { Body: body } = await client.send(new GetObjectCommand(at(key)));
        return (await body?.transformToByteArray()) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    remove: async (key, graceMs) => {
      const writtenAt = await findAge(client, at(key));
      if (writtenAt === null) return true;
      // By the bucket's clock, which may differ from ours by far less than the grace.
      if (Date.now() - writtenAt.getTime() < graceMs) return false;
      // The same photo written again in the milliseconds between would be lost: a bucket knows no "delete if unchanged".
      await client.send(new DeleteObjectCommand(at(key)));
      return true;
    },
  };
}

/** When an object was last written, or `null` where there is none. */
async function findAge(
  client: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
): Promise<Date | null> {
  try {
    const { LastModified: writtenAt } = await client.send(new HeadObjectCommand(place));
    return writtenAt ?? new Date();
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return null;
    throw error;
  }
}
