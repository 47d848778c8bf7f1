// One act on the record being read, with a word when it is done.
import type { ActBody, EvaluationView } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { useToast } from '../../parts/toast.tsx';
import { useAct } from '../../queries.ts';

export function useRecordAct(view: EvaluationView) {
  const toast = useToast();
  const { run, busy, error, reset } = useAct(ROUTES.act);
  /** True when done; otherwise `error` says why not, or the thrown problem is given to `failed`. */
  const act = async (
    body: Pick<ActBody, 'act' | 'comment'>,
    said: string,
    failed?: (error: unknown) => void,
  ): Promise<boolean> => {
    try {
      await run({ params: { id: view.id }, body: { ...body, version: view.version } });
      toast({ text: said });
      return true;
    } catch (problem) {
      failed?.(problem);
      return false;
    }
  };
  return { act, busy, error, reset };
}
