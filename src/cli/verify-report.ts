// What `congtam verify` found, in words; both languages, one line each.
import type { LogCheck } from '../app/log/check.ts';
import type { KeptFile } from '../app/log/file.ts';
import type { LogFault, LogVerdict } from '../app/log/walk.ts';
import type { Trouble } from '../app/verify.ts';
import type { ResultCount } from '../app/verify-results.ts';
import { type OperationText, type OperationValues, sayBoth } from '../text/operations/index.ts';
import type { Console } from './command.ts';

/** One trouble on standard error, in both languages. */
export function err(
  console: Console,
  key: OperationText,
  values: OperationValues = {},
  what?: OperationText,
): void {
  const inner = what === undefined ? { vi: '', en: '' } : sayBoth(what, values);
  console.err(sayBoth(key, { ...values, what: inner.vi }).vi);
  console.err(sayBoth(key, { ...values, what: inner.en }).en);
}

export function sayTrouble(console: Console, { kind, id, seq, code, detail }: Trouble): void {
  err(console, 'verify.trouble', { kind, id, seq: seq ?? '-', detail }, `verify.${code}`);
}

/** How many results each version of a regulation was reckoned for again. */
export function sayResults(console: Console, tenant: string, results: readonly ResultCount[]): void {
  if (results.length === 0) console.say('verify.results-none', { tenant });
  for (const { rulebook, results: count, differing } of results)
    console.say('verify.results', { tenant, rulebook, count, differing });
}

/** Whether what was kept is itself whole and holds anything, so that nothing wrong hides behind its own fault. */
export const isComparable = (kept: KeptFile | null) =>
  kept === null || (kept.verdict.fault === null && kept.verdict.size > 0);

export function sayKept(console: Console, { origin, verdict, torn }: KeptFile): void {
  const { size, fault } = verdict;
  console.say('verify.kept', { origin, size });
  if (size === 0 && fault === null) err(console, 'verify.kept-nothing');
  if (torn) err(console, 'verify.kept-torn', { size });
  if (fault !== null) err(console, 'verify.kept-damaged', { no: fault.no, size }, `verify.${fault.code}`);
}

/** What the entry is about: kind and number of the record and the step, or the entry's first word. */
function subjectOf({ body }: LogFault): string {
  const [word = '-', kind, id, seq] = body?.split(' ') ?? [];
  return word === 'act' && kind !== undefined ? `${decodeKind(kind)} ${id}, #${seq}` : word;
}

function decodeKind(kind: string): string {
  try {
    return decodeURIComponent(kind);
  } catch {
    return kind;
  }
}

/** The verdict on a log; `wrongActs` are acts found wrong by themselves, and the first wrong entry may be one. */
export function sayVerdict(
  console: Console,
  verdict: LogVerdict,
  wrongActs: LogCheck['wrongActs'],
  kept: KeptFile | null,
): void {
  const { fault, origin, entries, checkpoints, at } = verdict;
  for (const notice of verdict.notices)
    err(console, `verify.${notice.code}`, { no: notice.no, at: notice.at });
  const [wrong] = wrongActs;
  if (wrong !== undefined && (fault === null || wrong.no < fault.no)) {
    const { trouble, no } = wrong;
    const values = { no, subject: `${trouble.kind} ${trouble.id}, #${trouble.seq}`, detail: trouble.detail };
    err(console, 'verify.first-wrong', values, `verify.${trouble.code}`);
    err(console, 'verify.what-to-do');
  } else if (fault === null) {
    const counts = { origin, entries, checkpoints, at: at ?? '-' };
    const whole = isComparable(kept) ? 'verify.log-whole' : 'verify.log-uncompared';
    console.say(entries === 0 ? 'verify.log-none' : whole, counts);
    if (!isComparable(kept)) err(console, 'verify.what-to-do');
  } else {
    const key = fault.to > fault.no ? 'verify.first-wrong-among' : 'verify.first-wrong';
    err(console, key, { no: fault.no, to: fault.to, subject: subjectOf(fault) }, `verify.${fault.code}`);
    err(console, 'verify.what-to-do');
  }
}

export function sayLog(console: Console, tenant: string, check: LogCheck, kept: KeptFile | null): void {
  sayVerdict(console, check.verdict, check.wrongActs, kept);
  if (check.wrongSubtree !== null) {
    const { level, index } = check.wrongSubtree;
    err(console, 'verify.log-subtree', { no: index * 2 ** level, to: (index + 1) * 2 ** level - 1 });
  }
  const { count, oldest } = check.unsealed;
  if (oldest === null) console.say('verify.unsealed-none', { tenant });
  else console.say('verify.unsealed', { tenant, count, at: oldest.at, age: ageOf(oldest.at, console.now()) });
  if (check.slippedIn !== null) {
    const { kind, id, seq, at } = check.slippedIn;
    err(console, 'verify.slipped-in', { kind, id, seq, at });
  }
}

function ageOf(at: string, now: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
