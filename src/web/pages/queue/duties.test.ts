import { expect, it } from 'vitest';
import { ROUTES } from '../../../contract/routes.ts';
import { FILTERS, fits } from './duties.ts';

const KINDS = ROUTES.today.reply.shape.duties.element.shape.kind.options;

it('every duty has exactly one kind beside "all"', () => {
  for (const kind of KINDS) {
    expect(
      FILTERS.filter((filter) => filter !== 'tat-ca' && fits({ kind }, filter)),
      kind,
    ).toHaveLength(1);
    expect(fits({ kind }, 'tat-ca')).toBe(true);
  }
});
