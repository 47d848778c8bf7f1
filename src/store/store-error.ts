// Troubles of the store that are worth words of their own. No visible text here: `code` is looked up in src/text.

export type StoreErrorCode =
  | 'binaries-missing'
  | 'data-folder-broken'
  | 'data-folder-foreign'
  | 'data-folder-other-major'
  | 'data-folder-unreachable'
  | 'database-in-use'
  | 'database-start-failed'
  | 'database-stop-failed'
  | 'database-unavailable'
  | 'commit-outcome-unknown'
  | 'commit-rolled-back'
  | 'server-too-old'
  | 'server-unsafe-setting'
  | 'role-too-powerful'
  | 'role-owns-tables'
  | 'migration-edited'
  | 'migration-missing'
  | 'migration-misnamed'
  | 'migration-ended-transaction'
  | 'migration-failed'
  | 'backup-filtered'
  | 'backup-damaged'
  | 'backup-foreign'
  | 'backup-newer'
  | 'backup-target-exists'
  | 'backup-unreadable'
  | 'restore-not-empty';

export type ErrorParams = Readonly<Record<string, string | number>>;

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly params: ErrorParams;

  constructor(code: StoreErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.params = params;
  }
}
