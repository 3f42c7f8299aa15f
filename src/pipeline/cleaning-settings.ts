/** What may differ from run to run; with the rules it decides the manifest, byte for byte. */
export interface CleaningSettings {
  /** The day the gallery was sent, `YYYY-MM-DD`; `null`: the gallery's own data, else inferred. */
  readonly referenceDate: string | null;
  /** The reader to use; `null`: found from the content. */
  readonly inputFormat: string | null;
}

export const defaultSettings: CleaningSettings = { referenceDate: null, inputFormat: null };
