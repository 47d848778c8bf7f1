// The two opposite corners in which every page must hold: each width, theme and language occurs once. The shared parts
// are seen in every other combination too (parts.test.ts), and a wide page is asked whether it fits a phone as well.
export const LOOKS = [
  { width: 1366, height: 768, dark: false, locale: 'vi' },
  { width: 390, height: 844, dark: true, locale: 'en' },
] as const;

export const lookName = ({ width, dark, locale }: (typeof LOOKS)[number]): string =>
  `${width}-${dark ? 'dark' : 'light'}-${locale}`;
