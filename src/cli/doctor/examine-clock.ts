import { doubtful, type Finding, inWords, ok, wrong } from './finding.ts';

const doubtfulMs = 500;
const wrongMs = 5000;

/** How far another clock, in milliseconds since 1970, is from ours: jobs are put off by one and taken up by another. */
export async function examineClock(check: string, readClock: () => Promise<number>): Promise<Finding> {
  try {
    const askedMs = Date.now();
    const toldMs = await readClock();
    // It was read somewhere between question and answer.
    const skewMs = Math.round(toldMs - (askedMs + Date.now()) / 2);
    return judge(check, skewMs);
  } catch (error) {
    return doubtful(check, `it cannot be read: ${inWords(error)}`, 'Compare it by hand.');
  }
}

/** `-7200000` → wrong: 7200.0 s behind ours */
export function judge(check: string, skewMs: number): Finding {
  const apart = `${(Math.abs(skewMs) / 1000).toFixed(1)} s ${skewMs < 0 ? 'behind' : 'ahead of'} ours`;
  const remedy = 'Have all machines set their clocks by NTP.';
  if (Math.abs(skewMs) >= wrongMs) return wrong(check, apart, remedy);
  return Math.abs(skewMs) >= doubtfulMs ? doubtful(check, apart, remedy) : ok(check, apart);
}
