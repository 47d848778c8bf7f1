// Runs inside the empty namespace: node inside.ts <unpacked folder> <start|full> <report file>
import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { between, callOut, isSilent, type Outward, watchOutward } from './outward.ts';
import { startUnpacked } from './product.ts';
import { browse, fetchPages, signEverybodyIn } from './visit.ts';

/** What was seen; `control` is a program that does call out. */
export interface OfflineReport {
  readonly interfaces: readonly string[];
  readonly control: Outward;
  readonly product: Outward;
  readonly seconds: number;
  readonly fetched: number;
  readonly signedIn: number;
  readonly browser: { readonly pages: number; readonly troubles: readonly string[] } | null;
  readonly exitCode: number;
}

/** The work of every minute (weeks in line, backup) is waited for. */
const MORE_THAN_A_MINUTE = 65_000;

async function run(folder: string, whole: boolean): Promise<OfflineReport> {
  const watch = await watchOutward();
  const first = watch.sofar();
  await callOut();
  const before = watch.sofar();
  const product = await startUnpacked(folder, whole ? 'demo' : 'start');
  const { port, seconds } = product;
  let exitCode = 1;
  try {
    const fetched = await fetchPages(port);
    const signedIn = whole ? await signEverybodyIn(port) : 0;
    if (whole) await sleep(MORE_THAN_A_MINUTE);
    const after = watch.sofar();
    // The browser's own calls (it probes for IPv6) are no calls of ours: only what its pages ask for counts.
    const browser = whole ? await browse(port) : null;
    exitCode = await product.stop();
    const interfaces = Object.keys(networkInterfaces());
    const seen = { control: between(first, before), product: between(before, after) };
    return { interfaces, ...seen, seconds, fetched, signedIn, browser, exitCode };
  } finally {
    if (exitCode !== 0) await product.stop();
    watch.close();
  }
}

const [folder = '', how = 'start', file = ''] = process.argv.slice(2);
const report = await run(folder, how === 'full');
writeFileSync(file, JSON.stringify(report));
process.exitCode = isSilent(report.product) && !isSilent(report.control) ? 0 : 1;
