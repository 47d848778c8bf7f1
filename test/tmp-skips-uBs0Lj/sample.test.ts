import { it } from 'vitest';
it('runs', () => undefined);
it.skip('does not', () => undefined);
