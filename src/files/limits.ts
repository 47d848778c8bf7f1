// Bounds within which a hostile file may do its worst.

export interface ReadLimits {
  /** Size of the file as uploaded; an upload may be as large (src/server/upload.ts). */
  readonly bytes: number;
  /** Entries inside the zip. */
  readonly entries: number;
  /** Unpacked bytes, declared and, while inflating, real. */
  readonly unpackedBytes: number;
  readonly sheets: number;
  /** Filled rows over all sheets. */
  readonly rows: number;
  /** Rightmost filled column. */
  readonly columns: number;
  /** Characters over all cells (a shared string counts every time it is used). */
  readonly characters: number;
  /** Characters of one cell; a spreadsheet holds 32,767. */
  readonly cellCharacters: number;
  readonly milliseconds: number;
  /** Heap of the reading worker. */
  readonly megabytes: number;
}

/** A staff list of a whole province (50,000 x 20) fits; a bomb does not. */
export const READ_LIMITS: ReadLimits = {
  bytes: 20 * 1024 * 1024,
  entries: 1000,
  unpackedBytes: 128 * 1024 * 1024,
  sheets: 50,
  rows: 60_000,
  columns: 200,
  characters: 30_000_000,
  cellCharacters: 32_767,
  milliseconds: 60_000,
  megabytes: 256,
};
