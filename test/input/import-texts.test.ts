import { expect, test } from 'vitest';
import { PEOPLE_HEADINGS, UNIT_HEADINGS } from '../../src/domain/organization/import/headings.ts';
import { TROUBLE_CODES } from '../../src/domain/organization/import/trouble.ts';
import { FILE_REFUSALS } from '../../src/files/refusal.ts';
import { loadTexts } from '../../src/text/index.ts';

const VALUES = new Proxy({} as Record<string, string>, {
  get: (_, name) => `<${String(name)}>`,
  has: () => true,
});

test.each(['vi', 'en'] as const)('every trouble and refusal has its words in %s', async (locale) => {
  const texts = await loadTexts(locale);
  const ids = [
    ...TROUBLE_CODES.flatMap((code) => [`import.${code}`, `import.${code}.do`]),
    ...FILE_REFUSALS.map((code) => `errors.${code}`),
    ...[...Object.keys(PEOPLE_HEADINGS), ...Object.keys(UNIT_HEADINGS)].map(
      (field) => `import.column.${field}`,
    ),
  ];
  const silent = ids.filter((id) => (texts.find(id, VALUES) ?? '').trim() === '');
  expect(silent).toEqual([]);
  expect(
    texts.find('import.id-duplicate', { otherRows: '52', otherNames: 'A', contradicts: 'both' }),
  ).toMatch(/52 \(A\)\. \S/);
  expect(texts.find('import.date-impossible', { idBirthYear: 'none' })).not.toMatch(/none/);
});
