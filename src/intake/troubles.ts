/** What keeps a way in from working just now, for health to tell. */
export interface Troubles {
  readonly report: (where: string, message: string) => void;
  readonly clear: (where: string) => void;
  readonly list: () => readonly Trouble[];
}

export interface Trouble {
  readonly where: string;
  readonly message: string;
}

/** No troubles yet. */
export function openTroubles(): Troubles {
  const known = new Map<string, string>();
  return {
    report: (where, message) => void known.set(where, message),
    clear: (where) => void known.delete(where),
    list: () => [...known].map(([where, message]) => ({ where, message })),
  };
}
