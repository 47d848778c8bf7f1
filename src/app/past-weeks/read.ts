// Workbooks into forms, in the reading worker with its limits; what cannot be read is a trouble of its own file.
import { createHash } from 'node:crypto';
import type { PastSource } from '../../domain/past-weeks/plan.ts';
import { readForms, unreadFile } from '../../domain/past-weeks/read-form.ts';
import { READ_LIMITS, type ReadLimits } from '../../files/limits.ts';
import { readManyTables } from '../../files/read-many.ts';

export interface PastFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A form is a page or two; whatever is larger is none. */
const FORM_LIMITS: ReadLimits = {
  ...READ_LIMITS,
  ...{
    bytes: 2 * 1024 * 1024,
    unpackedBytes: 16 * 1024 * 1024,
    rows: 5000,
    characters: 1_000_000,
    sheets: 20,
  },
  ...{ milliseconds: 15_000, megabytes: 128 },
};

/** Every form of every file, in the order given. `onFile` hears of each finished file. */
export async function readPastFiles(
  files: readonly PastFile[],
  onFile: (count: number) => void = () => {},
): Promise<readonly PastSource[]> {
  const results = await readManyTables(
    files.map((file) => file.bytes),
    FORM_LIMITS,
    onFile,
  );
  return results.flatMap((result, at) => {
    const { name = '', bytes = new Uint8Array() } = files[at] ?? {};
    const hash = createHash('sha256').update(bytes).digest('hex');
    const reads = result.ok
      ? readForms(result.tables)
      : [unreadFile(result.refusal.code, result.refusal.params)];
    return reads.map((read) => ({ file: name, hash, read }));
  });
}
