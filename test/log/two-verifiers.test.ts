// Two verifiers, written apart, say the same about a thousand mutated logs; and against what was kept, none goes unseen.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeFile, readKept } from '../../src/app/log/file.ts';
import { LogFileTrouble } from '../../src/app/log/file-head.ts';
import { aKey, type LogPlan, lastNote, type MadeAct, makeLog, minute, someActs } from './made-log.ts';

const MUTATIONS = 1000;

interface Verdict {
  readonly ok: boolean;
  readonly code: string | null;
  readonly no: number | null;
  readonly to: number | null;
  readonly entries: number;
}
interface Second {
  verifyLog(file: string, kept?: string): Promise<Verdict | null>;
}

/** Numbers below `below`, the same ones in every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
type Dice = ReturnType<typeof dice>;

const PLAN: LogPlan = { acts: someActs(40, 7), every: 9, rotateAt: 17 };
const WHOLE = makeLog(PLAN, true);

const withLines = (change: (lines: string[]) => void) => {
  const lines = WHOLE.slice(0, -1).split('\n');
  change(lines);
  return `${lines.join('\n')}\n`;
};
/** A log that is right in itself, from acts that are not those that happened. */
const forged = (change: (acts: MadeAct[]) => void, plan = PLAN) => {
  const acts = [...PLAN.acts];
  change(acts);
  return makeLog({ ...plan, acts }, true);
};
const put = (acts: MadeAct[], at: number, change: Partial<MadeAct>) => {
  const act = acts[at];
  if (act !== undefined) acts[at] = { ...act, ...change };
};

const MUTATORS: readonly ((roll: Dice) => string)[] = [
  (roll) => {
    const at = roll(WHOLE.length - 1);
    const sign = String.fromCharCode(33 + roll(90));
    return WHOLE.slice(0, at) + sign + WHOLE.slice(at + 1);
  },
  (roll) => withLines((lines) => lines.splice(2 + roll(lines.length - 2), 1 + roll(3))),
  (roll) =>
    withLines((lines) =>
      lines.splice(2 + roll(lines.length - 2), 0, lines[2 + roll(lines.length - 2)] ?? ''),
    ),
  (roll) =>
    withLines((lines) => {
      const [a, b] = [2 + roll(lines.length - 2), 2 + roll(lines.length - 2)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    }),
  (roll) => withLines((lines) => lines.splice(2 + roll(lines.length - 2))),
  (roll) =>
    withLines((lines) => {
      const at = lines.findIndex((line, index) => index > roll(lines.length) && line.startsWith('act '));
      lines[at] = (lines[at] ?? '').replace(/"total":\d+/, '"total":9900');
    }),
  (roll) =>
    withLines((lines) => {
      const at = lines.findIndex((line, index) => index > roll(lines.length) && line.startsWith('act '));
      lines[at] = (lines[at] ?? '').replace(/T\d\d:/, `T0${roll(10)}:`);
    }),
  (roll) => forged((acts) => put(acts, roll(40), { total: 100 + roll(100) })),
  (roll) => forged((acts) => put(acts, roll(40), { at: minute(roll(40)) })),
  (roll) => forged((acts) => put(acts, roll(40), { at: minute(-70 - roll(40)) })),
  (roll) => forged((acts) => acts.splice(roll(40), 1 + roll(2))),
  (roll) =>
    forged((acts) =>
      acts.splice(roll(40), 0, { id: 1 + roll(9), act: 'scored', at: minute(roll(40)), total: 1 }),
    ),
  (roll) =>
    forged((acts) => {
      const [a, b] = [roll(40), roll(40)];
      const [first, second] = [acts[a], acts[b]];
      if (first && second) [acts[a], acts[b]] = [second, first];
    }),
  (roll) => forged((acts) => acts.splice(20 + roll(20))),
  (roll) => forged(() => undefined, { ...PLAN, rotateAt: roll(40), every: 3 + roll(9) }),
];

let folder: string;
let second: Second;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-two-'));
  second = (await import(join(import.meta.dirname, '..', '..', 'verifier', 'verify.mjs'))) as Second;
  await writeFile(file('kept.log'), makeLog({ ...PLAN, acts: PLAN.acts.slice(0, 30) }, false));
  await writeFile(
    file('kept.checkpoint'),
    lastNote(makeLog({ ...PLAN, acts: PLAN.acts.slice(0, 26) }, false)),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const KEPT = [undefined, 'kept.log', 'kept.checkpoint'] as const;

async function ours(log: string, kept: string | undefined): Promise<Verdict | null> {
  try {
    const outside = kept === undefined ? null : (await readKept(kept)).open();
    const { fault, entries } = await judgeFile(log, outside);
    return {
      ok: fault === null,
      code: fault?.code ?? null,
      no: fault?.no ?? null,
      to: fault?.to ?? null,
      entries,
    };
  } catch (error) {
    if (error instanceof LogFileTrouble) return null;
    throw error;
  }
}

async function both(text: string, kept: (typeof KEPT)[number]) {
  await writeFile(file('mutated.log'), text);
  const outside = kept === undefined ? undefined : file(kept);
  const one = await ours(file('mutated.log'), outside);
  const other = await second.verifyLog(file('mutated.log'), outside);
  const same = other === null ? null : { ...one, ...other, signed: undefined };
  expect(same).toEqual(one === null ? null : { ...one, signed: undefined });
  return one;
}

it('the log nobody touched is whole for both, whatever was kept', async () => {
  for (const kept of KEPT) expect(await both(WHOLE, kept)).toMatchObject({ ok: true, entries: 42 });
});

it(`${MUTATIONS} mutated logs: the same verdict, and none passes against the kept entries`, async () => {
  const roll = dice(20_261_125);
  const codes = new Map<string, number>();
  for (let at = 0; at < MUTATIONS; at += 1) {
    const mutate = MUTATORS[at % MUTATORS.length];
    const text = mutate?.(roll) ?? WHOLE;
    const kept = KEPT[Math.floor(at / MUTATORS.length) % KEPT.length];
    const verdict = await both(text, kept);
    const code = verdict === null ? 'no log' : (verdict.code ?? 'whole');
    codes.set(code, (codes.get(code) ?? 0) + 1);
    // What was forged after the last thing kept is the forger's to write: nobody outside knew it yet.
    if (kept === 'kept.log' && verdict?.ok === true)
      expect(text.split('\n').slice(0, 60)).toEqual(WHOLE.split('\n').slice(0, 60));
  }
  expect(codes.size).toBeGreaterThan(12);
  // Two thousand verifications of files: a busy machine takes minutes.
}, 300_000);

it('a key that nobody confirmed, and a lost one that was declared', async () => {
  const text = WHOLE.replace(/(entry \d+ key \S+ \S+) \S+ /, '$1 - ');
  // Declared lost is lawful by itself; what was kept knows better.
  expect(await both(text, undefined)).toMatchObject({ ok: false, code: 'log-checkpoint-root' });
  expect(await both(text, 'kept.log')).toMatchObject({ ok: false, code: 'log-kept-differs', no: 18 });
  const stranger = WHOLE.replaceAll(aKey(2).verifier.text, aKey(3).verifier.text);
  expect(await both(stranger, undefined)).toMatchObject({ ok: false, code: 'log-key-invalid', no: 18 });
});
