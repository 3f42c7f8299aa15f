import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { emitFiles } from './emit-files.ts';
import type { Send } from './emission.ts';
import type { S3Target } from './output.ts';

/**
 * Sends to a bucket of Amazon S3 or of a server that speaks its protocol; who we are, Amazon's `AWS_…` variables and files say.
 * Objects carry the run and the version in their metadata.
 */
export function sendToS3(target: S3Target): { readonly send: Send; readonly close: () => void } {
  const { bucket, prefix, region, endpoint } = target;
  const client = new S3Client({
    ...(region !== null && { region }),
    ...(endpoint !== null && { endpoint }),
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // The delivery log counts attempts; none is made behind its back.
    maxAttempts: 1,
  });
  const send: Send = async (emission, abortSignal) => {
    const { runId, version, manifestDigest } = emission.publication;
    const metadata = {
      'cutline-delivery': emission.deliveryId,
      'cutline-version': String(version),
      ...(runId !== null && { 'cutline-run': runId }),
      ...(manifestDigest !== null && { 'cutline-digest': manifestDigest }),
    };
    const at = (name: string) => ({ Bucket: bucket, Key: `${prefix}${name}` });
    return emitFiles(emission, target, {
      put: async (name, text, mediaType) => {
        const object = {
          ...at(name),
          Body: Buffer.from(text),
          ContentType: mediaType,
          Metadata: metadata,
        };
        await client.send(new PutObjectCommand(object), { abortSignal });
      },
      remove: async (name) => {
        await client.send(new DeleteObjectCommand(at(name)), { abortSignal });
      },
    });
  };
  return { send, close: () => client.destroy() };
}
