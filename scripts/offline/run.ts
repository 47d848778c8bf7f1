// The unpacked archive in an empty network namespace, and what was seen there.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfflineReport } from './inside.ts';
import { inEmptyNamespace } from './namespace.ts';

/** 'start': an empty house, seconds. 'full': the demo, every role signed in, a minute of idling, a browser. */
export async function runOffline(folder: string, how: 'start' | 'full'): Promise<OfflineReport> {
  const work = await mkdtemp(join(tmpdir(), 'cong-tam-offline-'));
  const file = join(work, 'report.json');
  try {
    const inside = join(import.meta.dirname, 'inside.ts');
    await inEmptyNamespace([process.execPath, inside, folder, how, file], join(work, 'resolv.conf'));
    return JSON.parse(await readFile(file, 'utf8')) as OfflineReport;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
