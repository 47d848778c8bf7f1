import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { isOperationText, sayBoth } from './index.ts';
import { vi } from './vi.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

describe('words of the command line', () => {
  it.each(Object.keys(vi) as (keyof typeof vi)[])('%s says the same things in both languages', (key) => {
    expect(new Set(placeholders(en[key]))).toEqual(new Set(placeholders(vi[key])));
    expect(en[key]).not.toBe(vi[key]);
  });

  it('fills placeholders and leaves unknown ones to be seen', () => {
    expect(sayBoth('backup-target-exists', { file: 'a.gz' }).en).toBe(
      'The file a.gz exists. Choose another name.',
    );
    expect(sayBoth('backup-target-exists').en).toContain('{file}');
  });

  it('does not take inherited names for texts', () => {
    expect(isOperationText('toString')).toBe(false);
    expect(isOperationText('backup-damaged')).toBe(true);
  });
});
