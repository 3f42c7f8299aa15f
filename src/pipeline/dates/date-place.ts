/** Where a date stands. */
export interface DatePlace {
  readonly caption: string;
  /** 0 for the scene sentence. */
  readonly sentence: number;
  /** The words of its sentence before and after it. */
  readonly before: string;
  readonly after: string;
  /** What stands before it in small letters: a pattern that ignores case itself takes many times as long. */
  readonly lowerBefore: string;
  /** The photo was given out by somebody, or is a frame of a video: its release is its date. */
  readonly isReleased: boolean;
}
