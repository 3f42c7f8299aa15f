/** What the machine says to the tests; the program itself reads its environment in `src/settings.ts` only. */
// oxlint-disable-next-line node/no-process-env -- the tests' one place, as settings.ts is the program's
export const testEnvironment: Readonly<Record<string, string | undefined>> = process.env;
