// The browser's own check of a new password; the server has the last word (leaked and guessable ones).

import type { Texts } from '../../../text/index.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';

export const SHORTEST_PASSWORD = 10;

export function newPasswordTroubles(password: string, field: string, { t }: Texts): readonly FieldTrouble[] {
  const length = [...password.normalize('NFC')].length;
  return length < SHORTEST_PASSWORD
    ? [{ field, text: t('password.tooShort', { min: SHORTEST_PASSWORD }) }]
    : [];
}
