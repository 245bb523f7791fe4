/** A table of texts. */
export interface Table {
  readonly columns: readonly string[];
  /** Columns before this one are words, all others numbers. */
  readonly words: number;
  readonly rows: readonly (readonly string[])[];
}

/** A value with the text that a reader sees for it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly low?: number;
  readonly high?: number;
}

/** What is drawn beside a table; it shows nothing that the table does not say. */
export type Chart =
  | {
      /** Horizontal bars from zero, with whiskers where they have bounds. */
      readonly kind: 'bars';
      readonly bars: readonly Bar[];
      /** What the axis reaches at least. */
      readonly from: number;
      readonly to: number;
      readonly axis: (value: number) => string;
    }
  | {
      /** Horizontal bars of the same length, divided. */
      readonly kind: 'stacks';
      readonly series: readonly string[];
      /** Shares that sum up to 1. */
      readonly bars: readonly { readonly label: string; readonly shares: readonly number[] }[];
    }
  | {
      /** Vertical bars side by side. */
      readonly kind: 'histogram';
      readonly bars: readonly Bar[];
    }
  | {
      /** The darker, the more. */
      readonly kind: 'matrix';
      readonly columns: readonly string[];
      /** 0 to 1. */
      readonly rows: readonly { readonly label: string; readonly shares: readonly number[] }[];
    };

/** One question that the report answers. */
export interface Section {
  readonly title: string;
  /** How to read it. */
  readonly note: string;
  readonly table: Table;
  readonly chart?: Chart;
}
