// Every combination in which a page must hold: both widths, both themes, both languages.
export const LOOKS = [1366, 390].flatMap((width) =>
  [false, true].flatMap((dark) =>
    (['vi', 'en'] as const).map((locale) => ({ width, height: width > 700 ? 768 : 844, dark, locale })),
  ),
);
