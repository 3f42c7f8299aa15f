import { createHmac, timingSafeEqual } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { SignatureRule } from '../sources/source.ts';

/** Checks a delivery's signature while its body passes by. */
export interface SignatureCheck {
  readonly update: (chunk: Uint8Array) => void;
  /** The signature that fits the body, hexadecimal; `SIGNATURE_INVALID` when none of those given does. */
  readonly finish: () => string;
}

/**
 * Reads `Cutline-Signature: t=<unix seconds>,v1=<hex>`, with as many `v1` as the sender has keys. A header that is missing, is
 * none or tells a time outside the tolerance is `SIGNATURE_INVALID` before the body is read.
 */
export function openSignatureCheck(
  header: string | undefined,
  { secret, toleranceSeconds }: SignatureRule,
  now: Date,
): SignatureCheck {
  if (header === undefined)
    throw invalid('the source signs its deliveries, and Cutline-Signature is missing');
  const { time, given } = readHeader(header);
  const offSeconds = Math.abs(now.getTime() / 1000 - Number(time));
  if (offSeconds > toleranceSeconds)
    throw invalid(
      `the signature's time is ${Math.round(offSeconds)} seconds off; ${toleranceSeconds} are allowed`,
    );
  const hmac = createHmac('sha256', secret).update(`${time}.`);
  return {
    update: (chunk) => void hmac.update(chunk),
    finish: () => {
      const right = hmac.digest();
      // Each is compared: how long it takes tells nothing of which, or of how much, fits.
      const fitting = given.filter((each) => timingSafeEqual(each, right));
      if (fitting.length === 0) throw invalid('the signature does not fit the body');
      return right.toString('hex');
    },
  };
}

const mostSignatures = 10;

function readHeader(header: string): { readonly time: string; readonly given: readonly Buffer[] } {
  const parts = header.split(',').map((part) => part.trim());
  const times = parts.flatMap((part) => /^t=(\d{1,12})$/.exec(part)?.[1] ?? []);
  const given = parts.flatMap((part) => /^v1=([0-9a-f]{64})$/i.exec(part)?.[1] ?? []);
  const [time] = times;
  if (time === undefined || times.length > 1 || given.length === 0 || given.length > mostSignatures)
    throw invalid('Cutline-Signature must be t=<unix seconds>,v1=<SHA-256 HMAC in hexadecimal>');
  return { time, given: given.map((hex) => Buffer.from(hex, 'hex')) };
}

function invalid(message: string): ExpectedError {
  return new ExpectedError('SIGNATURE_INVALID', message);
}
