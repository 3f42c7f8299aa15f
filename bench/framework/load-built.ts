/**
 * A module of `src/`, compiled by itself into `bench/built/`. What runs the benches from their sources wraps each function
 * to keep its name, which hot paths would pay for. Its type: `import type * as rulesModule from '../src/rules.ts'`, then
 * `loadBuilt<typeof rulesModule>('rules')`.
 */
export async function loadBuilt<Module>(path: string): Promise<Module> {
  return (await import(new URL(`../built/${path}.js`, import.meta.url).href)) as Module;
}
