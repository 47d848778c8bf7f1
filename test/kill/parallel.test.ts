// The same button pressed a hundred times, and two people at once, over HTTP: one effect, and everybody is told the truth.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport, GOOD_WEEK, WEDNESDAY } from '../builders/body.ts';
import { onOldestMajor } from '../database.ts';
import { type ServedBody, servedBody, type Who } from '../organization/served-body.ts';
import type { Answer } from '../server/browser.ts';

const CROWD = 100;
const CONFLICT = '412 version-conflict';

const SUBMISSION = { act: 'submit', version: 1, comment: '', entered: GOOD_WEEK, report: aReport() };
const scoring = (version: number, quality = 3500) => ({
  ...{ act: 'score', version, comment: 'Đã xem sản phẩm' },
  entered: { ...GOOD_WEEK, quality },
});
const approval = (version: number) => ({ ...scoring(version), act: 'approve', comment: 'Đồng ý' });

const crowd = (one: (n: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: CROWD }, (_, n) => one(n)));
const counted = (answers: readonly Answer[]) => {
  const kinds = Map.groupBy(answers, (one) =>
    one.status === 200 ? 'done' : `${one.status} ${one.at('code')}`,
  );
  return Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length]));
};
const ONE_OF_ALL = { done: 1, [CONFLICT]: CROWD - 1 };

// Each test has a record of its own: in culture nam scores and minh approves, in economy hai and dung.
onOldestMajor('many at once over HTTP', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
    await ward.body.lend('nam', 'thu', ['score']);
    for (const who of ['minh', 'dung', 'chair'] as const) await ward.as(who);
    await ward.body.sql('update session set step_up_at = $1', [WEDNESDAY]);
  });
  afterAll(() => ward.drop());

  const recordOf = async (who: Who) => (await ward.body.evaluation(who)).id;
  const act = async (of: Who, by: Who, key: string, body: object): Promise<Answer> =>
    (await ward.as(by)).post(`/evaluations/${await recordOf(of)}/acts`, body, {
      headers: { 'idempotency-key': key },
    });
  const actsOn = async (who: Who) =>
    (await ward.acts('evaluation', await recordOf(who))).map((row) => row.act);

  it('100 times the same request: one act, 100 identical answers', async () => {
    const answers = await crowd(() => act('lan', 'lan', 'pressed-a-hundred-times', SUBMISSION));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]?.body).toEqual({ id: await recordOf('lan'), version: 2, state: 'submitted' });
    expect(await actsOn('lan')).toEqual(['created', 'submitted']);
  });

  it('100 requests of one version with keys of their own: one takes effect, the others are told the version', async () => {
    const answers = await crowd((n) => act('binh', 'binh', `one-of-a-hundred-${n}`, SUBMISSION));
    expect(counted(answers)).toEqual(ONE_OF_ALL);
    const refused = answers.filter((answer) => answer.status !== 200);
    expect(new Set(refused.map((answer) => answer.at('current.version')))).toEqual(new Set([2]));
    expect(await actsOn('binh')).toEqual(['created', 'submitted']);
  });

  it('two managers score at once, again and again: each version is scored once', async () => {
    await ward.body.does('cultureAdmin', 'submit', { of: 'cultureAdmin' });
    for (const version of [2, 3, 4]) {
      const answers = await crowd((n) =>
        act(
          'cultureAdmin',
          n % 2 === 0 ? 'nam' : 'thu',
          `score-${version}-${n}`,
          scoring(version, 3000 + 50 * (n % 10)),
        ),
      );
      expect(counted(answers)).toEqual(ONE_OF_ALL);
    }
    expect(await actsOn('cultureAdmin')).toEqual(['created', 'submitted', 'scored', 'scored', 'scored']);
  });

  it('who approves what was changed meanwhile gets 412, and nothing is stored', async () => {
    await ward.body.does('guest', 'submit', { of: 'guest' });
    await act('guest', 'hai', 'score-before-approval', scoring(2));
    expect((await act('guest', 'hai', 'score-once-more-seen', scoring(3, 3600))).status).toBe(200);
    const before = await ward.body.evaluation('guest');
    const late = await act('guest', 'dung', 'approve-what-i-saw', approval(3));
    expect([late.status, late.at('code'), late.at('current.version')]).toEqual([412, 'version-conflict', 4]);
    expect(await ward.body.evaluation('guest')).toEqual(before);
    expect(await actsOn('guest')).toEqual(['created', 'submitted', 'scored', 'scored']);
    // The key is free: the same intent, after reading anew, goes through.
    expect((await act('guest', 'dung', 'approve-what-i-saw', approval(4))).at('state')).toBe('approved');
  });

  it('scoring and approving at once: one of them, never both', async () => {
    await ward.body.does('cultureOffice', 'submit', { of: 'cultureOffice' });
    await act('cultureOffice', 'nam', 'score-for-the-race', scoring(2));
    const answers = await crowd((n) =>
      n % 2 === 0
        ? act('cultureOffice', 'nam', `race-score-${n}`, scoring(3, 3600))
        : act('cultureOffice', 'minh', `race-approve-${n}`, approval(3)),
    );
    expect(counted(answers)).toEqual(ONE_OF_ALL);
    expect(await actsOn('cultureOffice')).toHaveLength(4);
  });

  it('two leaders reopen at once: it is reopened once', async () => {
    await ward.body.does('yen', 'submit', { of: 'yen' });
    await ward.body.does('hai', 'score', { of: 'yen' });
    await ward.body.does('dung', 'approve', { of: 'yen' });
    await ward.body.does('office', 'propose-reopen', { of: 'yen', comment: 'Bổ sung minh chứng' });
    // The record decides, not the password: both leaders have given it, whatever they signed before.
    await ward.body.sql('update session set step_up_at = $1', [WEDNESDAY]);
    const answers = await crowd((n) =>
      act('yen', n % 2 === 0 ? 'dung' : 'chair', `reopen-${n}`, {
        ...{ act: 'agree-reopen', version: 5, comment: '' },
      }),
    );
    expect(counted(answers)).toEqual(ONE_OF_ALL);
    expect((await actsOn('yen')).at(-1)).toBe('reopened');
    expect(await actsOn('yen')).toHaveLength(6);
  });
});
