import { expect, it } from 'vitest';
import { pdfText } from '../../test/pdf-text.ts';
import { PAPER_FONT, typstPdf } from './typst.ts';

const SOURCE = `
#let data = json(bytes(sys.inputs.data))
#set text(font: ${PAPER_FONT})
#for line in data.lines [#line #linebreak() #strong(line) #linebreak() #emph(line) #linebreak()]`;

const printed = async (...lines: readonly string[]) => pdfText(await typstPdf(SOURCE, { lines })).text;

it('sets what people type, in every cut: a letter without a shape is a question mark, never a failure', async () => {
  const words = await printed('Xong 👍🏽 tờ trình', 'Họ tên 𫲬', 'chuông\u0007 báo', 'nối\u200Dliền\uFE0F');
  expect(words).toContain('Xong??tờtrình');
  expect(words).toContain('Họtên?');
  expect(words).toContain('chuôngbáo');
  expect(words).toContain('nốiliền');
  expect(words).not.toMatch(/[👍𫲬]/u);
});

it('sets every Vietnamese letter, also typed in pieces', async () => {
  const letters = 'Ỷ ờ ẵ Ự đ Ỡ ỹ ặ';
  expect(await printed(letters.normalize('NFD'))).toContain(letters.replaceAll(' ', ''));
});

it('a source that cannot be set fails alone: what stands behind it in the thread is made', async () => {
  const [bad, good] = await Promise.allSettled([typstPdf('#nothing-of-that-name', {}), printed('sau đó')]);
  expect(bad.status).toBe('rejected');
  expect(good).toMatchObject({ status: 'fulfilled', value: expect.stringContaining('sauđó') });
});

it('is made beside the requests: the program goes on meanwhile', async () => {
  let turns = 0;
  const beat = setInterval(() => {
    turns += 1;
  }, 1);
  await printed(...Array.from({ length: 400 }, (_, line) => `Dòng thứ ${line}`));
  clearInterval(beat);
  expect(turns).toBeGreaterThan(3);
});
