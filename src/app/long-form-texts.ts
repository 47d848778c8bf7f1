// The words a printed form of a longer period is made with.

/** Words of the form; the caller has them by language. */
export interface LongFormTexts {
  readonly stateName: string;
  readonly motto: string;
  readonly placeAndDate: string;
  readonly fullName: string;
  readonly post: string;
  readonly unit: string;
  readonly late: string;
  readonly number: string;
  readonly task: string;
  readonly product: string;
  readonly criterion: string;
  readonly max: string;
  readonly self: string;
  readonly scorer: string;
  readonly final: string;
  readonly total: string;
  readonly noComments: string;
  readonly oneAuthority: string;
  readonly signSelf: string;
  readonly signScorer: string;
  readonly signFinal: string;
  readonly signHint: string;
  readonly basis: string;
  readonly proof: string;
  readonly acts: Readonly<Record<string, string>>;
  readonly monthly: Readonly<Record<string, string>>;
  readonly long: {
    readonly [key: string]: string | Readonly<Record<string, string>>;
    readonly titles: Readonly<Record<string, string>>;
    readonly periods: Readonly<Record<string, string>>;
  };
}
