import { beforeAll, describe, expect, it } from 'vitest';
import { AWAY, filed, HEAD, MANAGER, scored, scoresOf } from '../../../test/browser/fixtures/team.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { EXCEPTIONS } from '../../domain/evaluation/exceptions.ts';
import { commentsRequired } from '../../domain/rulebook/rules.ts';
import { loadTexts, type Texts } from '../../text/index.ts';
import { exceptionWords, rulesWords, standsInFor } from './words.ts';

const RULEBOOK = weeklyRulebook();
let texts: Texts;
beforeAll(async () => {
  texts = await loadTexts('vi');
});

describe('why a record deserves a look', () => {
  const item = scored(0, { self: scoresOf(3000, 2400, 1000), scorer: scoresOf(2400, 1700, 800) });
  const long = (exception: (typeof EXCEPTIONS)[number]) =>
    exceptionWords(exception, item, RULEBOOK, texts).long;
  it('is said with its figures', () => {
    expect(long('gap')).toBe('Tự chấm 64, Quản lý chấm 49: chênh 15 điểm.');
    expect(long('level-change')).toBe('Mức đổi từ “Hoàn thành nhiệm vụ” thành “Không hoàn thành nhiệm vụ”.');
    const usual = { ...item, trend: [9000, 8000, 8500].map((total) => ({ week: '2026-W46', total })) };
    expect(exceptionWords('big-change', usual, RULEBOOK, texts).long).toBe(
      '49 điểm, trong khi các tuần trước thường là 85.',
    );
  });
  it('compares the result with the manager once there is a result', () => {
    const decided = { ...item, final: scoresOf(3000, 2400, 1000) };
    expect(exceptionWords('gap', decided, RULEBOOK, texts).long).toBe(
      'Quản lý chấm 49, Kết quả 64: chênh 15 điểm.',
    );
  });
  it('has words for every exception there is, also with nothing to compare', () => {
    const bare = filed(1, { self: null, items: null, trend: [] });
    for (const exception of EXCEPTIONS) {
      const { short, long: sentence } = exceptionWords(exception, bare, RULEBOOK, texts);
      expect(short.length).toBeGreaterThan(3);
      expect(sentence).not.toMatch(/[{}]|undefined|null/);
    }
  });
});

describe('rules that ask for words', () => {
  it('are said once: the level and one difference', () => {
    const given = { quality: 3650, progress: 3500, conduct: 1900 };
    const rules = commentsRequired(RULEBOOK, 'score', given, { ...given, quality: 2000 });
    expect(rules).toHaveLength(3);
    expect(rulesWords(rules, texts)).toBe(
      'khi mức xếp loại thay đổi so với bước trước; khi tổng điểm chênh từ 5 điểm so với bước trước',
    );
  });
});

describe('standing in for somebody', () => {
  it('names the holder of the authority, never oneself', () => {
    expect(standsInFor(filed(0, { waitingFor: AWAY }), MANAGER.id)).toBe(AWAY.name);
    expect(standsInFor(filed(0), MANAGER.id)).toBeNull();
  });
  it('says nothing where one may do nothing', () => {
    expect(standsInFor(scored(0, { may: [] }), MANAGER.id)).toBeNull();
    expect(standsInFor(scored(0, { may: ['score'], waitingFor: HEAD }), MANAGER.id)).toBeNull();
    expect(standsInFor(scored(0, { may: ['propose-reopen'], waitingFor: HEAD }), MANAGER.id)).toBeNull();
  });
});
