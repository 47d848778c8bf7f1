// A use case's "no" on a terminal, in both languages.
import { Failure } from '../app/failure.ts';
import { loadTexts } from '../text/index.ts';
import type { Console } from './command.ts';

/** Prints every reason of a refusal and answers exit code 1; anything else is thrown on. */
export async function tellRefusal(error: unknown, console: Pick<Console, 'err'>): Promise<number> {
  if (!(error instanceof Failure)) throw error;
  const refusals = error.detail.refusals ?? [{ code: error.code, params: {} }];
  for (const locale of ['vi', 'en'] as const) {
    const { find } = await loadTexts(locale);
    for (const { code, params } of refusals) {
      const values = Object.fromEntries(
        Object.entries(params).map(([key, value]) => [key, String(value ?? '')]),
      );
      console.err(find(`errors.${code}`, values) ?? code);
    }
  }
  return 1;
}
