import { scenarios } from '../scenarios.ts';
import type { Scenario } from './scenario.ts';

/** The scenarios of these names, in the list's order; without names, all that are part of every run. */
export function findScenarios(names: readonly string[]): readonly Scenario[] {
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    const known = scenarios.map(({ name }) => name).join(', ');
    throw new Error(`there is no scenario ${unknown.join(', ')}; there are ${known}`);
  }
  return names.length === 0
    ? scenarios.filter(({ onlyWhenNamed }) => onlyWhenNamed === null)
    : scenarios.filter(({ name }) => names.includes(name));
}
