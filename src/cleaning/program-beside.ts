/** A program of this folder that is run by itself, compiled or, in tests and while developing, as it is written. */
export function programBeside(moduleUrl: string, name: string): URL {
  return new URL(`${name}${moduleUrl.endsWith('.ts') ? '.ts' : '.js'}`, moduleUrl);
}

/** What Node needs to run a program as it is written. */
export function loaderFor(program: URL): readonly string[] {
  return program.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [];
}
