/** One copy of a caption, with the credit that stands beside it. */
export interface FoundCaption {
  /** Where it stands at the image: `caption[0]`, `alt`, `data-caption` … */
  readonly place: string;
  readonly text: string;
  readonly credit: string | null;
}
