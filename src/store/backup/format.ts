// The backup file: gzip over lines. A line beginning with '#' is JSON about the file, every other line is one row.
// Plain enough to be read in thirty years without this program.
import { z } from 'zod';
import { StoreError } from '../store-error.ts';

const migration = z.object({ number: z.int(), name: z.string(), checksum: z.string() });
const sequence = z.object({ name: z.string(), last: z.string(), called: z.boolean() });

export const headerShape = z.object({
  format: z.literal('cong-tam-backup'),
  version: z.literal(1),
  created: z.string(),
  postgres: z.string(),
  migrations: z.array(migration),
  sequences: z.array(sequence),
});
export const tableShape = z.object({
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});
export const sealShape = z.object({ end: z.string(), rows: z.int(), sha256: z.string() });
/** Last line: `sha256` covers every byte before it, so a cut or changed file is found. */
export const footerShape = z.object({ tables: z.int(), rows: z.int(), sha256: z.string() });

export type Header = z.infer<typeof headerShape>;
export type Footer = z.infer<typeof footerShape>;

export const controlLine = (content: object) => `#${JSON.stringify(content)}`;

/** Parses a '#' line against its shape; a damaged file is told as such. */
export function parseControl<T>(line: string | undefined, shape: z.ZodType<T>): T {
  if (!line?.startsWith('#')) throw new StoreError('backup-damaged', { reason: 'line out of place' });
  try {
    return shape.parse(JSON.parse(line.slice(1)));
  } catch (cause) {
    throw new StoreError('backup-damaged', { reason: 'unreadable line' }, cause);
  }
}
