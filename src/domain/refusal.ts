// How the rules say no: a code with parameters. The words are looked up in src/text.

/** A reason why something was refused; the words are looked up by code. */
export interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

/** A reason with its parameters. */
export function refuse(code: string, params: Refusal['params'] = {}): Refusal {
  return { code, params };
}

/** True when somebody really wrote something: at least one letter or digit, not only dots, dashes or blanks. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
