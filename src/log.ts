import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Settings } from './settings.ts';

export type Log = Logger;

/** The log, on stderr: readable on a terminal, JSON lines in production and in a pipe. */
export function openLog({ logLevel, isProduction }: Pick<Settings, 'logLevel' | 'isProduction'>): Log {
  const options = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  // Synchronous: a line written just before a crash is the one that is needed.
  const destination = { dest: 2, sync: true };
  if (isProduction || !process.stderr.isTTY) return pino(options, pino.destination(destination));
  return pino(options, pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', destination: 2, sync: true }));
}
