/** What a token or a login may be allowed, the least first. */
export const scopes = ['ingest', 'read', 'edit', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** What each scope allows: who edits has to read, and `admin` allows everything. */
const allowed: Readonly<Record<Scope, readonly Scope[]>> = {
  ingest: ['ingest'],
  read: ['read'],
  edit: ['edit', 'read'],
  admin: scopes,
};

/** Whether somebody with these scopes may do what needs `needed`. */
export function allows(given: readonly Scope[], needed: Scope): boolean {
  return given.some((scope) => allowed[scope].includes(needed));
}
