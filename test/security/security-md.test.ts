import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Threat {
  readonly attack: string;
  readonly defence: string;
  readonly tests: readonly string[];
}

const threats: readonly Threat[] = readFileSync('SECURITY.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:attack|-)/.test(line))
  .map((line) => {
    const [, attack = '', defence = '', tests = ''] = line.split('|').map((cell) => cell.trim());
    return { attack, defence, tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '') };
  });

describe('SECURITY.md', () => {
  test('tells of every kind of attack that is tried', () => {
    const told = threats.map(({ attack }) => attack).join('\n');
    for (const kind of [
      'SSRF',
      'climbing',
      'XXE',
      'zip slip',
      'ReDoS',
      'prototype',
      'CSV',
      'XSS',
      'replayed',
      'timing',
    ])
      expect(told).toContain(kind);
  });

  test.each(threats)('names a test for: $attack', ({ defence, tests }) => {
    expect(defence).not.toBe('');
    expect(tests).not.toEqual([]);
    for (const path of tests) {
      expect([path, existsSync(path)]).toEqual([path, true]);
      expect(readFileSync(path, 'utf8')).toMatch(/\bexpect\(/);
    }
  });
});
