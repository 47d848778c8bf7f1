// A printed form as data, in one language: letterhead, tables, texts, places to sign. Layouts: printed-form-html.ts,
// printed-form-xlsx.ts. What fills it is decided elsewhere (app/print-period.ts).

/** Points in hundredths, or words; null is an empty place. */
export type PrintedCell =
  | { readonly points: number | null }
  | { readonly text: string | null; readonly align?: 'center' };

export interface PrintedRow {
  readonly cells: readonly PrintedCell[];
  readonly bold?: boolean;
  /** How deep the first cell stands in its table. */
  readonly indent?: number;
}

export type PrintedSection =
  | {
      readonly kind: 'table';
      readonly heading: string;
      /** Name of each column and its share of the width in per cent; together 100. */
      readonly columns: readonly { readonly name: string; readonly share: number }[];
      readonly rows: readonly PrintedRow[];
      /** Said instead of an empty table. */
      readonly empty: string;
    }
  | {
      readonly kind: 'text';
      readonly heading: string;
      readonly lines: readonly { readonly text: string; readonly italic?: boolean }[];
      readonly empty: string;
    };

export interface PrintedForm {
  readonly language: 'vi' | 'en';
  /** Party organs write "Communist Party" above, the organ and a star; State organs the name of the state and motto. */
  readonly layout: 'state' | 'party';
  readonly above: string;
  readonly motto: string;
  readonly placeAndDate: string;
  readonly organ: string;
  readonly issuer: string;
  readonly title: string;
  readonly subtitle: string;
  readonly identity: readonly (readonly [string, string])[];
  readonly sections: readonly PrintedSection[];
  readonly signatures: readonly {
    readonly title: string;
    readonly hint: string;
    readonly name: string | null;
  }[];
  readonly footnotes: readonly string[];
}
