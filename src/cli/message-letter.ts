// Letters in the reader's language. No points, no level, no other person's name: only that something waits, and where.
import type { LetterOrder } from '../app/messages/letters.ts';
import { stepAddresses } from '../contract/addresses.ts';
import { dutyPlace } from '../contract/duty-place.ts';
import { countOf, type Duty } from '../domain/duty.ts';
import type { LetterDraft, UnsentMessage } from '../domain/messages/letters.ts';
import { periodParts } from '../domain/period/period.ts';
import { formatDate, formatDeadline } from '../text/format.ts';
import type { Locale, Texts } from '../text/index.ts';
import { loadTexts } from '../text/index.ts';

export interface LetterFrame {
  readonly zone: string;
  readonly now: string;
  /** Where the body is reached, without a slash at the end; null: letters carry no links. */
  readonly address: string | null;
}

export type Languages = Readonly<Record<Locale, Texts>>;

/** The words of letters, loaded once. */
export async function letterLanguages(): Promise<Languages> {
  const [vi, en] = await Promise.all([loadTexts('vi', ['messages']), loadTexts('en', ['messages'])]);
  return { vi, en };
}

/** Writes drafts for the letter round. */
export function letterWords(languages: Languages, frame: LetterFrame): LetterOrder['word'] {
  return (draft, { locale }) => {
    const texts = languages[locale];
    const { t } = texts;
    return { subject: t(`mail.subject.${draft.purpose}`), text: bodyOf(draft, texts, frame) };
  };
}

function bodyOf(draft: LetterDraft, texts: Texts, frame: LetterFrame): string {
  const { t } = texts;
  const { address } = frame;
  const owed = draft.owed.map((one) => owedLine(one, texts, frame));
  const news = draft.news.map((one) => newsLine(one, texts, frame));
  const settings =
    address === null
      ? t('mail.footer')
      : t('mail.footerLink', { link: `${address}${stepAddresses.mailSettings}` });
  return [
    t('mail.hello'),
    ...(owed.length === 0 ? [] : [[t('mail.owed', { count: countOf(draft.owed) }), ...owed].join('\n')]),
    ...(news.length === 0 ? [] : [[t('mail.news'), ...news].join('\n')]),
    settings,
  ].join('\n\n');
}

function owedLine(duty: Duty, texts: Texts, { zone, now, address }: LetterFrame): string {
  const { t, locale } = texts;
  const { kind, period, count, due, overdue, step } = duty;
  const named = { period: inside(nameOf(period, texts)), count, step: step?.[locale] ?? '' };
  const what = t(`mail.owed.${kind}`, named);
  const when =
    due === null
      ? ''
      : `, ${t(overdue || due < now ? 'mail.late' : 'mail.due', { due: formatDeadline(due, zone, locale) })}`;
  return lineOf(`${what}${whose(duty, texts)}${when}`, address === null ? null : linkTo(duty, address));
}

/** A unit is named, a person never. */
function whose({ unit, subject }: Duty, { t }: Texts): string {
  const of = unit?.name ?? (subject === 'unit' ? t('mail.ofUnits') : null);
  return of === null ? '' : ` (${of})`;
}

function linkTo(duty: Duty, address: string): string {
  const { to, search } = dutyPlace(duty);
  const values = Object.entries(search ?? {}).map(([name, value]) => [name, String(value)]);
  return `${address}${to}${values.length === 0 ? '' : `?${new URLSearchParams(values)}`}`;
}

function newsLine({ no, code, params }: UnsentMessage, texts: Texts, { zone, address }: LetterFrame): string {
  const { period, due, day, until, stage = '', of = 'person', count = 0, item = 0 } = params;
  // Only these may be said: whatever else a message carries stays in the product.
  const values = {
    period: typeof period === 'string' ? inside(nameOf(period, texts)) : '',
    due: typeof due === 'string' ? formatDeadline(due, zone, texts.locale) : '',
    day: typeof day === 'string' ? formatDate(day) : '',
    until: typeof until === 'string' ? formatDate(until) : '',
    ...{ stage, of, count, item, name: '', who: 'none', note: 'none' },
  };
  const text = texts.find(`messages.code.${code}`, values) ?? '';
  return lineOf(
    text.charAt(0).toUpperCase() + text.slice(1),
    address === null ? null : `${address}${stepAddresses.message(no)}`,
  );
}

const lineOf = (text: string, link: string | null) => (link === null ? `- ${text}` : `- ${text}\n  ${link}`);
const inside = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function nameOf(period: string, { t }: Texts): string {
  const { kind, year, part } = periodParts(period);
  return t(`periodName.${kind}`, { part, year: String(year) });
}
