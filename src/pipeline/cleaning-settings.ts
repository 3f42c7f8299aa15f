/** What may differ from run to run; with the rules it decides the manifest, byte for byte. */
export interface CleaningSettings {
  /** The day the gallery was sent, `YYYY-MM-DD`; `null`: the gallery's own data, else inferred. */
  readonly referenceDate: string | null;
  /** The reader to use; `null`: found from the content. */
  readonly inputFormat: string | null;
  /** Captions keep the wire's dateline (`OSTRAND, ARDENNE - JUNE 14: …`) or lose it. */
  readonly datelines: 'kept' | 'cut';
  /** A style of `rules/credit-styles.json` for credit lines; `null`: as received, once, in canonical spelling. */
  readonly creditStyle: string | null;
  /** Which columns of a table hold what, `caption=Beschreibung,credit=Quelle`; `null`: found from their names. */
  readonly columns: string | null;
}

export const defaultSettings: CleaningSettings = {
  referenceDate: null,
  inputFormat: null,
  datelines: 'kept',
  creditStyle: null,
  columns: null,
};

/** Settings as somebody gave them: what is not named is `undefined` or absent. */
export type GivenSettings = {
  readonly [Name in keyof CleaningSettings]?: CleaningSettings[Name] | undefined;
};

/** All settings by their names in one order, which the manifest's digest sees; what was not given is as in `base`. */
export function completeSettings(
  given: GivenSettings,
  base: CleaningSettings = defaultSettings,
): CleaningSettings {
  const {
    referenceDate = base.referenceDate,
    inputFormat = base.inputFormat,
    datelines = base.datelines,
    creditStyle = base.creditStyle,
    columns = base.columns,
  } = given;
  return { referenceDate, inputFormat, datelines, creditStyle, columns };
}
