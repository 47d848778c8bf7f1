import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { texts as en } from './en/index.ts';
import { isLocale, loadTexts, makeTexts } from './index.ts';
import { texts as vi } from './vi/index.ts';

/** Names a message asks values for, however deep in its choices. */
function placeholders(message: string): readonly string[] {
  const names = new Set<string>();
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      const [name, , choices]: unknown[] = token;
      names.add(String(name));
      Object.values(choices ?? {}).forEach(walk);
    }
  };
  walk(compileMessage(message));
  return [...names].sort();
}

const english = new Map(Object.entries(en));
const pairs = Object.entries(vi).map(([id, message]) => ({ id, vi: message, en: english.get(id) ?? '' }));

describe('the two catalogues', () => {
  it('have the same ids', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });
  it('say something everywhere', () => {
    expect(
      pairs.filter((pair) => pair.vi.trim() === '' || pair.en.trim() === '').map((pair) => pair.id),
    ).toEqual([]);
  });
  it('ask for the same values', () => {
    const differing = pairs.filter((pair) => String(placeholders(pair.vi)) !== String(placeholders(pair.en)));
    expect(differing.map((pair) => pair.id)).toEqual([]);
  });
  it('writes Vietnamese in composed letters, without doubled or outer spaces', () => {
    const wrong = Object.values(vi).filter(
      (text) => text !== text.normalize('NFC') || text !== text.trim() || / {2}/.test(text),
    );
    expect(wrong).toEqual([]);
  });
  it('compiles every message', async () => {
    for (const locale of ['vi', 'en'] as const) {
      const { find } = await loadTexts(locale);
      for (const [id, message] of Object.entries(locale === 'vi' ? vi : en)) {
        const values = Object.fromEntries(placeholders(message).map((name) => [name, 3]));
        expect(find(id, values), id).not.toMatch(/[{}]/);
      }
    }
  });
});

describe('texts', () => {
  it('fills placeholders and formats numbers the way each language writes them', async () => {
    const vietnamese = await loadTexts('vi');
    const inEnglish = await loadTexts('en');
    expect(vietnamese.t('common.pagerCount', { shown: 50, total: 1204 })).toBe('50 trong 1.204');
    expect(inEnglish.t('common.pagerCount', { shown: 50, total: 1204 })).toBe('50 of 1,204');
    expect(inEnglish.t('common.deadlineLeftDays', { days: 1 })).toBe('1 day left');
    expect(inEnglish.t('common.deadlineLeftDays', { days: 4 })).toBe('4 days left');
  });
  it('finds ids made at run time and admits when there is none', () => {
    const { find } = makeTexts('vi', vi);
    expect(find('errors.not-found')).toBe(vi['errors.not-found']);
    expect(find('errors.no-such-code')).toBeUndefined();
    expect(find('toString')).toBeUndefined();
  });
  it('knows its languages', () => {
    expect(isLocale('en')).toBe(true);
    expect(isLocale('fr')).toBe(false);
    expect(isLocale(undefined)).toBe(false);
  });
});

it('sees every value of a message, also inside choices', () => {
  const nested = '{sex, select, man {Ông {name}} other {{count, plural, one {# bà} other {# bà {title}}}}}';
  expect(placeholders(nested)).toEqual(['count', 'name', 'sex', 'title']);
});
