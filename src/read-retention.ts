import { z } from 'zod';
import { ExpectedError } from './errors.ts';
import type { KeepRule, RetentionRules } from './storage/retention.ts';

/**
 * `CUTLINE_KEEP_RUNS_DAYS`, `CUTLINE_KEEP_RUNS` and their like: how long records are kept. What is not named is kept for ever,
 * runs and deliveries aside; `all` keeps everything of a kind. `SETTINGS_INVALID` names what is wrong.
 */
export function readRetention(env: Readonly<Record<string, string | undefined>>): RetentionRules {
  return {
    galleries: readRule(env, 'GALLERIES', { days: null, count: null }),
    runs: readRule(env, 'RUNS', { days: 90, count: 10 }),
    publications: readRule(env, 'PUBLICATIONS', { days: null, count: null }),
    deliveries: readRule(env, 'DELIVERIES', { days: 90, count: null }),
    audit: readRule(env, 'AUDIT', { days: null, count: null }),
  };
}

function readRule(
  env: Readonly<Record<string, string | undefined>>,
  kind: string,
  usual: KeepRule,
): KeepRule {
  const days = readAmount(env, `CUTLINE_KEEP_${kind}_DAYS`);
  const count = readAmount(env, `CUTLINE_KEEP_${kind}`);
  if (days === 'all' || count === 'all') return { days: null, count: null };
  return { days: days ?? usual.days, count: count ?? usual.count };
}

function readAmount(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): number | 'all' | undefined {
  const given = amount.safeParse(env[name]?.trim() ?? '');
  if (given.success) return given.data;
  throw new ExpectedError('SETTINGS_INVALID', `${name}: must be a whole number from 1, or all`);
}

const amount = z.union([
  z.literal('all'),
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number),
  z.literal('').transform(() => undefined),
]);
