import { pino, type Logger } from 'pino';
import type { Settings } from './settings.ts';

export type Log = Logger;

/** The log, on stderr: readable on a terminal, JSON lines in production and in a pipe. */
export function openLog({ logLevel, isProduction }: Pick<Settings, 'logLevel' | 'isProduction'>): Log {
  const options = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  // Synchronous: a line written just before a crash is the one that is needed.
  const destination = { dest: 2, sync: true };
  if (isProduction || pretty === null) return pino(options, pino.destination(destination));
  return pino(options, pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', destination: 2, sync: true }));
}

/** Only a terminal pays for it. */
const pretty = process.stderr.isTTY ? (await import('pino-pretty')).default : null;

/**
 * An error listener that writes each place's errors at most once in ten seconds and says how many it kept back: a server
 * that is away makes thousands of them, and half a dozen places hear of it.
 */
export function logRarely(log: Log): (error: unknown, where: string) => void {
  const places = new Map<string, { lastMs: number; kept: number }>();
  return (error, where) => {
    const place = places.get(where) ?? { lastMs: -sameErrorEveryMs, kept: 0 };
    const nowMs = performance.now();
    if (nowMs - place.lastMs < sameErrorEveryMs) {
      places.set(where, { ...place, kept: place.kept + 1 });
      return;
    }
    places.set(where, { lastMs: nowMs, kept: 0 });
    log.error({ err: error, where, similar: place.kept }, `${where} failed`);
  };
}

const sameErrorEveryMs = 10_000;
