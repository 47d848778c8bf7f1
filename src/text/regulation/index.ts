// Words of regulations in both languages, apart from the pages' catalogue: only the rulebook pages, the explanation and
// the command line load them.
import { numberLocale } from '../index.ts';
import type { vi as viTexts } from './vi.ts';

export type RegulationText = keyof typeof viTexts;
export type RegulationLocale = 'vi' | 'en';
export type RegulationValues = Readonly<Record<string, string | number>>;

export interface RegulationTexts {
  readonly locale: RegulationLocale;
  readonly say: (key: RegulationText, values?: RegulationValues) => string;
  /** For a key built at run time; undefined when there is no such text. */
  readonly find: (key: string, values?: RegulationValues) => string | undefined;
}

/** Loads one language. */
export async function regulationTexts(locale: RegulationLocale): Promise<RegulationTexts> {
  const texts: Readonly<Record<string, string>> =
    locale === 'vi' ? (await import('./vi.ts')).vi : (await import('./en.ts')).en;
  const fill = (key: string, values: RegulationValues) =>
    (texts[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return {
    locale,
    say: (key, values = {}) => fill(key, values),
    find: (key, values = {}) => (Object.hasOwn(texts, key) ? fill(key, values) : undefined),
  };
}

/** An exact number as people read it: whole as it is, else cut off after two decimals with the fraction beside. */
export function exactWords({ n, d }: { readonly n: string; readonly d: string }, locale: RegulationLocale) {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  const size = top < 0n ? -top : top;
  const hundredths = String((size * 100n) / bottom).padStart(3, '0');
  const decimals = hundredths.slice(-2).replace(/0+$/, '');
  const whole = BigInt(hundredths.slice(0, -2)).toLocaleString(numberLocale(locale));
  const mark = locale === 'vi' ? ',' : '.';
  const sign = top < 0n && /[1-9]/.test(hundredths) ? '−' : '';
  const shown = `${sign}${whole}${decimals === '' ? '' : `${mark}${decimals}`}`;
  return (size * 100n) % bottom === 0n ? shown : `${shown} (${n}/${d})`;
}

/** Hundredths as people read them, never rounded up. */
export function hundredthsWords(hundredths: number, locale: RegulationLocale): string {
  return exactWords({ n: String(hundredths), d: '100' }, locale);
}
