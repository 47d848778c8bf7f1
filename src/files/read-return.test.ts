// Returned mail as different servers write it: what is lost, for good or for now, and what was never a loss.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { meaningOf, returnAddress, returnTagIn, stopReason } from '../domain/messages/returned.ts';
import { readReturn } from './read-return.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'test', 'messages', 'returned');
const BASE = 'tra.lai@example.vn';
const LETTER = { tenantId: 12, tag: '0123456789abcdef01234567' };
const mail = (name: string) =>
  Buffer.from(
    readFileSync(join(FOLDER, `${name}.eml`), 'utf8').replaceAll('{{to}}', returnAddress(BASE, LETTER)),
  );

it.each([
  ['postfix-unknown', 'address', 'unknown'],
  ['exchange-vietnamese', 'address', 'unknown'],
  ['gmail-full', 'address', 'full'],
  ['forwarded-by-gateway', 'address', 'other'],
  ['exim-words-alone', 'address', 'other'],
  ['sendmail-policy', 'letter', null],
  ['postfix-gave-up', 'letter', null],
  ['postfix-delayed', 'none', null],
  ['delivered', 'none', null],
  ['absence-vietnamese', 'none', null],
  ['read-receipt', 'none', null],
])('%s: %s', async (name, meaning, reason) => {
  for (const raw of [mail(name), Buffer.from(mail(name).toString().replaceAll('\n', '\r\n'))]) {
    expect(returnTagIn(raw.toString('latin1'), BASE)).toEqual(LETTER);
    const reports = await readReturn(raw);
    expect(meaningOf(reports)).toBe(meaning);
    if (reason !== null) expect(stopReason(`${reports[0]?.status} ${reports[0]?.diagnostic}`)).toBe(reason);
  }
});

it('words in another alphabet come whole', async () => {
  const [report] = await readReturn(mail('forwarded-by-gateway'));
  expect(report?.diagnostic).toBe('smtp; 550 5.2.1 Hộp thư đã bị khoá');
});

it('the letter is known by the whole number alone, at our address alone, in any case', () => {
  const to = returnAddress(BASE, LETTER);
  expect(to).toBe('tra.lai+12-0123456789abcdef01234567@example.vn');
  expect(returnTagIn(`To: <${to.toUpperCase()}>`, BASE)).toEqual(LETTER);
  for (const other of [
    to.replace('tra.lai', 'traxlai'),
    to.replace('example.vn', 'example.vnn'),
    to.replace('tra.lai', 'x-tra.laii'),
    to.replace('234567@', '@'),
    to.replace('+12', '+'),
    BASE,
  ])
    expect(returnTagIn(`To: ${other}`, BASE), other).toBeNull();
});
