// Texts in both languages for browser and server. No React, no page logic, no other room may be imported here.
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Area, Areas, Messages } from './areas.ts';
import type { texts as viTexts } from './vi/index.ts';

export type { Area } from './areas.ts';
export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Catalogue = typeof viTexts;
export type TextId = keyof Catalogue;
export type TextValues = Readonly<Record<string, string | number>>;
/** Values are demanded as soon as the Vietnamese message has a placeholder. */
type ValuesOf<Id extends TextId> = Catalogue[Id] extends `${string}{${string}`
  ? [values: TextValues]
  : [values?: TextValues];

export interface Texts {
  readonly locale: Locale;
  /** The text of a known id with its placeholders filled. */
  readonly t: <Id extends TextId>(id: Id, ...values: ValuesOf<Id>) => string;
  /** The text of an id built at run time (an error code, a menu key), or undefined when there is none. */
  readonly find: (id: string, values?: TextValues) => string | undefined;
}

const compiled = new Map<string, ReturnType<typeof compileMessage>>();

/** ICU messages are parsed once each; the compiler builds plain arrays and evaluates nothing (strict CSP). */
function compileOnce(message: string) {
  const known = compiled.get(message);
  if (known !== undefined) return known;
  const fresh = compileMessage(message);
  compiled.set(message, fresh);
  return fresh;
}

export interface GrowingTexts extends Texts {
  /** Adds areas to what `t` and `find` know; those it has already cost nothing. */
  readonly add: (areas: readonly Area[]) => Promise<void>;
}

/** Loads one language, whole or with the named areas only; the other stays unloaded until somebody asks for it. */
export async function loadTexts(locale: Locale, wanted?: readonly Area[]): Promise<GrowingTexts> {
  const [{ core }, { areas }] =
    locale === 'vi'
      ? await Promise.all([import('./vi/core.ts'), import('./vi/areas.ts')])
      : await Promise.all([import('./en/core.ts'), import('./en/areas.ts')]);
  const texts = growing(locale, core, areas);
  await texts.add(wanted ?? keysOf(areas));
  return texts;
}

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];

function growing(locale: Locale, core: Messages, areas: Areas): GrowingTexts {
  const known = { ...core };
  const asked = new Map<Area, Promise<void>>();
  const ask = async (area: Area) => {
    Object.assign(known, await areas[area]());
  };
  return {
    ...speak(locale, known),
    async add(wanted) {
      for (const area of wanted) if (!asked.has(area)) asked.set(area, ask(area));
      // One that did not arrive is asked for again by the next page that needs it.
      const arriving = wanted.map((area) =>
        asked.get(area)?.catch((error: unknown) => {
          asked.delete(area);
          throw error;
        }),
      );
      await Promise.all(arriving);
    },
  };
}

/** Texts over a given catalogue (used by the pseudo-language tests). */
export function makeTexts(locale: Locale, messages: Readonly<Record<TextId, string>>): Texts {
  return speak(locale, messages);
}

/** The messages are looked up when they are said: the record may grow. */
function speak(locale: Locale, messages: Messages): Texts {
  const i18n = setupI18n({});
  i18n.setMessagesCompiler(compileOnce);
  i18n.loadAndActivate({ locale, locales: [numberLocale(locale)], messages });
  const find = (id: string, values?: TextValues) =>
    Object.hasOwn(messages, id) ? i18n._(id, values) : undefined;
  return { locale, t: (id, ...values) => i18n._(id, values[0]), find };
}

/** BCP 47 tag that decides separators of numbers and dates. */
export function numberLocale(locale: Locale): string {
  return locale === 'vi' ? 'vi-VN' : 'en-GB';
}

/** True when the string names a language we speak. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
