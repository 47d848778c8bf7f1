import { expect, test } from 'vitest';
import { shippedText } from '../../../../test/builders/rulebooks.ts';
import { readRulebook } from '../../../files/rulebook-file.ts';
import { withValues } from '../../../files/yaml-lines.ts';
import { noteNow, takenResults } from './taken-results.ts';

function taken(source: string) {
  const read = readRulebook(source, 'draft');
  if (read.ok || read.meant === null) throw new Error('no example speaks against it');
  const faults = read.faults.map(({ path, code, params, line }) => ({
    path: path.map(String),
    code,
    params,
    line,
  }));
  const next = withValues(source, takenResults(read.meant, faults));
  const again = readRulebook(next ?? '', 'draft');
  if (!again.ok) throw new Error(JSON.stringify(again.faults));
  return { text: next ?? '', notes: new Map(again.rulebook.examples.map(({ key, note }) => [key, note])) };
}

test('the words of an example whose result changed tell the new one, in both languages, the others stay', () => {
  const shipped = shippedText('335-civil-servant.yaml');
  const { text, notes } = taken(shipped.replaceAll('percent: 2500, per: item', 'percent: 2000, per: item'));
  const was = readRulebook(shipped, 'shipped');
  const before = new Map(was.ok ? was.rulebook.examples.map(({ key, note }) => [key, note]) : []);
  expect(before.get('two-lines')?.vi).toBe('b = 1975/2200, c = 1925/2200: trừ trên từng sản phẩm');
  // a 20/22, b 19.8/22, c 19.4/22 of 70, and 30.
  expect(notes.get('two-lines')?.vi).toBe('trừ trên từng sản phẩm » 92,78, Hoàn thành xuất sắc nhiệm vụ');
  expect(notes.get('two-lines')?.en).toMatch(/ » 92\.78, Excellent$/);
  expect(notes.get('nothing-done')).toEqual(before.get('nothing-done'));
  // A second change takes the place of the first one's words.
  const back = taken(text.replaceAll('percent: 2000, per: item', 'percent: 10000, per: item'));
  expect(back.notes.get('two-lines')?.vi.split(' » ')).toHaveLength(2);
});

test('a mark and all behind it give way, and so does whatever tells a number or a mark', () => {
  expect(noteNow('Một việc chậm → 90, Tốt', '74,5', 'Hoàn thành')).toBe('Một việc chậm » 74,5, Hoàn thành');
  expect(noteNow('92,04 điểm: B', '74,5', 'Hoàn thành')).toBe('» 74,5, Hoàn thành');
});
