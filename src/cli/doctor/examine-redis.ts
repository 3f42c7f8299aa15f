import { printRedisHosts } from '../../jobs/redis-address.ts';
import {
  connectRedis,
  isReadyWithin,
  readRedisClock,
  readServerFacts,
  type ServerFacts,
} from '../../jobs/redis.ts';
import { examineClock } from './examine-clock.ts';
import { doubtful, type Finding, ok, wrong } from './finding.ts';

/** The Redis server: whether it answers, and whether it keeps what it is given. */
export async function examineRedis(url: string): Promise<readonly Finding[]> {
  let trouble = 'it does not answer';
  const redis = connectRedis(url, 'producer', (error) => (trouble = error.message));
  try {
    if (!(await isReadyWithin(redis, patienceMs)))
      return [wrong('redis', `${printRedisHosts(url)}: ${trouble}`, 'Start Redis, or set REDIS_URL right.')];
    const facts = await readServerFacts(redis);
    return [
      examineVersion(facts),
      examinePolicy(facts),
      examineAof(facts),
      examineMemory(facts),
      await examineClock('clock of redis', () => readRedisClock(redis)),
    ];
  } finally {
    redis.disconnect();
  }
}

const patienceMs = 3000;
const leastVersion = [6, 2] as const;
/** As the alarm has it. */
const maxMemoryShare = 0.8;

function examineVersion({ version }: ServerFacts): Finding {
  const check = 'redis version';
  if (version === null)
    return doubtful(
      check,
      'it does not tell its version',
      'See to it that it is 6.2 or later; INFO is forbidden here.',
    );
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < leastVersion[0] || (major === leastVersion[0] && minor < leastVersion[1]);
  return isOld ? wrong(check, `${version} is too old`, 'Upgrade to 6.2 or later.') : ok(check, version);
}

function examinePolicy({ policy }: ServerFacts): Finding {
  const check = 'redis policy';
  if (policy === 'noeviction') return ok(check, policy);
  const remedy = 'CONFIG SET maxmemory-policy noeviction, and in its configuration.';
  return policy === null
    ? doubtful(check, 'it does not tell what it does when it is full', `See to it: ${remedy}`)
    : wrong(check, `${policy}: it drops jobs when it is full, and cutline does not start`, remedy);
}

function examineAof({ aof }: ServerFacts): Finding {
  const check = 'redis file';
  if (aof === 'on') return ok(check, 'the append-only file is written');
  if (aof === 'failing')
    return wrong(
      check,
      'it cannot write its append-only file',
      'Make room on its disk; INFO persistence says more.',
    );
  return aof === 'off'
    ? doubtful(
        check,
        'it keeps no append-only file: after a crash jobs are made again from the records',
        'CONFIG SET appendonly yes, and in its configuration.',
      )
    : doubtful(
        check,
        'it does not tell whether it writes its jobs down',
        'See to it that appendonly is yes.',
      );
}

function examineMemory({ usedBytes, maxBytes }: ServerFacts): Finding {
  const check = 'redis memory';
  if (maxBytes === null || usedBytes === null)
    return doubtful(
      check,
      'it has no limit: the kernel ends it when the machine is full, and intake cannot stop before',
      'CONFIG SET maxmemory 512mb, or what it may have, and in its configuration.',
    );
  const message = `${Math.round((usedBytes / maxBytes) * 100)} % of ${Math.round(maxBytes / 1024 / 1024)} MiB is used`;
  return usedBytes / maxBytes >= maxMemoryShare
    ? wrong(check, message, 'Raise maxmemory (CONFIG SET maxmemory …). Delete no keys.')
    : ok(check, message);
}
