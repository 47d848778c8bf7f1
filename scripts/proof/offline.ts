// The whole proof that the product needs no network: the archive made twice, unpacked, run where there is none.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBundle } from '../bundle/make.ts';
import type { OfflineReport } from '../offline/inside.ts';
import { isSilent } from '../offline/outward.ts';
import { runOffline } from '../offline/run.ts';

export interface OfflineProof {
  readonly ok: boolean;
  /** What was looked at, and what was found. */
  readonly rows: readonly (readonly [what: string, figure: string | number])[];
}

function rowsOf(report: OfflineReport, hashes: readonly string[]): OfflineProof['rows'] {
  const { product, control, browser } = report;
  return [
    ['SHA-256 of the archive', hashes[0] ?? ''],
    ['SHA-256 of the archive made once more', hashes[1] ?? ''],
    ['network interfaces', report.interfaces.join(', ')],
    ['seconds from `./congtam demo` to its address (sample made on the way)', report.seconds.toFixed(0)],
    ['pages and files fetched', report.fetched],
    ['answers to people of every role', report.signedIn],
    ['pages opened in a browser', browser?.pages ?? 0],
    [
      '**requests of pages to other origins, policy violations, errors**',
      browser?.troubles.length ?? 'not run',
    ],
    ['**outside names asked for by any process**', product.names.length],
    ['**connections to outside addresses, IPv4 and IPv6**', product.ipv4 + product.ipv6],
    [
      'control, a program that calls out: names; addresses',
      `${control.names.length}; ${control.ipv4 + control.ipv6}`,
    ],
    ['exit code when asked to stop', report.exitCode],
  ];
}

const isGood = ({ product, control, browser, interfaces, exitCode }: OfflineReport) =>
  isSilent(product) &&
  control.names.length > 0 &&
  control.ipv4 > 0 &&
  interfaces.join() === 'lo' &&
  browser?.troubles.length === 0 &&
  exitCode === 0;

/** Pages must have been built. Takes about five minutes; throws where no network namespace can be made. */
export async function offlineProof(root: string): Promise<OfflineProof> {
  const work = await mkdtemp(join(tmpdir(), 'cong-tam-offline-proof-'));
  try {
    const first = await makeBundle(root, join(work, 'first'));
    const second = await makeBundle(root, join(work, 'second'));
    await mkdir(join(work, 'unpacked'));
    execFileSync('tar', ['xzf', first.file, '-C', join(work, 'unpacked')]);
    const folder = join(work, 'unpacked', first.folder);
    execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: folder });
    const report = await runOffline(folder, 'full');
    return {
      ok: first.sha256 === second.sha256 && isGood(report),
      rows: rowsOf(report, [first.sha256, second.sha256]),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
