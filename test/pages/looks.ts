// The eight ways in which every page is seen.

export interface Look {
  readonly phone: boolean;
  readonly dark: boolean;
  readonly locale: 'vi' | 'en';
}

const both = [false, true];
/** Every combination of size, theme and language; neighbours differ in all or nearly all of them. */
export const EVERY_LOOK: readonly Look[] = both.flatMap((dark) =>
  both.flatMap((other) =>
    both.map((phone): Look => ({ phone, dark: dark !== phone, locale: other !== phone ? 'en' : 'vi' })),
  ),
);
export const lookWords = ({ phone, dark, locale }: Look) =>
  `${phone ? 'phone' : 'desk'}-${dark ? 'dark' : 'light'}-${locale}`;

const DESK = { width: 1366, height: 900 };
const PHONE = { width: 390, height: 844 };
export const sizeOf = (phone: boolean) => (phone ? PHONE : DESK);
