import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openCleaning } from '../../../src/cleaning/open-cleaning.ts';
import { defaultSettings } from '../../../src/pipeline/cleaning-settings.ts';
import { loadRules } from '../../../src/rules.ts';
import { sampleGallery } from '../deliveries.ts';

// Has a gallery cleaned that hangs, and says which process hangs.
const limits = { timeMs: 3_600_000, memoryBytes: 400 * 1024 * 1024 };
const program = new URL('poisoned-cleaning.ts', import.meta.url);
const cleaning = openCleaning(loadRules(), limits, { atOnce: 1, program });
const input = { bytes: Buffer.from(sampleGallery), name: 'desk.txt', uri: null, mediaType: null };
const task = { input, settings: defaultSettings, rules: cleaning.shipped, decisions: [], published: null };
await cleaning.clean(task);
void cleaning.clean({ ...task, input: { ...input, bytes: Buffer.from('[it hangs]') } });
await sleep(300);
const { stdout } = await promisify(execFile)('pgrep', ['-P', String(process.pid), '-f', 'poisoned-cleaning']);
process.stdout.write(stdout);
