import type { Rules } from '../../rules.ts';
import { nothing, type CreditPart } from './credit-part.ts';

/** `Facebook`, `x.com` */
export function readPlatform(text: string, rules: Rules): CreditPart | null {
  const platform = rules.platforms.get(text.toLowerCase());
  if (platform === undefined) return null;
  return {
    ...nothing,
    printed: platform.name,
    platform: platform.name,
    flags: platform.isSocial ? ['social'] : [],
    isProof: true,
  };
}
