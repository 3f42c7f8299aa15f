import type { HouseDefaults } from './rules.ts';

/** What may differ from run to run; with the rules it decides the manifest, byte for byte. */
export interface CleaningSettings {
  /** The day the gallery was sent, `YYYY-MM-DD`; `null`: the gallery's own data, else inferred. */
  readonly referenceDate: string | null;
  /** The reader to use; `null`: found from the content. */
  readonly inputFormat: string | null;
  /** Captions keep the wire's dateline (`OSTRAND, ARDENNE - JUNE 14: …`) or lose it; `null`: as the house has it. */
  readonly datelines: 'kept' | 'cut' | null;
  /** A house style for credit lines; `received`: once, in canonical spelling; `null`: as the house has it. */
  readonly creditStyle: string | null;
  /** Which columns of a table hold what, `caption=Beschreibung,credit=Quelle`; `null`: found from their names. */
  readonly columns: string | null;
}

export const defaultSettings: CleaningSettings = {
  referenceDate: null,
  inputFormat: null,
  datelines: null,
  creditStyle: null,
  columns: null,
};

/** The name of no style: credit lines as received, whatever the house's style is. */
export const asReceived = 'received';

/** Settings whose open questions the house has answered. */
export interface SettledSettings extends CleaningSettings {
  readonly datelines: 'kept' | 'cut';
}

/** What nobody said of datelines and credits is as the house has it. */
export function settleSettings(settings: CleaningSettings, house: HouseDefaults): SettledSettings {
  const creditStyle = settings.creditStyle ?? house.creditStyle;
  return {
    ...settings,
    datelines: settings.datelines ?? house.datelines,
    creditStyle: creditStyle === asReceived ? null : creditStyle,
  };
}

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
