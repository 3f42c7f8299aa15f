/** One scenario, measured for the process that started this one: `measure-one.ts NAME full|short`. */
import { findScenarios } from './find-scenarios.ts';

const [, , name = '', effort] = process.argv;
const [scenario] = findScenarios([name]);
if (scenario === undefined || process.send === undefined) throw new Error('measure-apart.ts starts this');
process.send(await scenario.measure(effort === 'short' ? 'short' : 'full'));
process.disconnect();
