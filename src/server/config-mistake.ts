// What can be wrong with a setting. A code with parameters; words are found by the command line.

export type ConfigMistakeCode =
  | 'config-invalid-url'
  | 'config-invalid-number'
  | 'config-invalid-zone'
  | 'config-invalid-choice'
  | 'config-invalid-proxy'
  | 'config-incomplete-database'
  | 'config-same-database-role'
  | 'config-incomplete-tls'
  | 'config-insecure-public-url'
  | 'config-open-without-tls'
  | 'config-relative-folder'
  | 'config-folder-inside'
  | 'config-invalid-mail'
  | 'config-incomplete-mail';

export interface ConfigMistake {
  readonly code: ConfigMistakeCode;
  /** The variables it is about, and what was found or is allowed; never a password. */
  readonly params: Readonly<Record<string, string>>;
}
