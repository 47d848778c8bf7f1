// How far one week of a person is, in words. Weeks are there before they begin, so that work can be typed ahead.
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';

interface Week {
  readonly week: string;
  readonly state: string;
  readonly counted: boolean;
}

export function useWeekState(): (one: Week) => string {
  const { t, find } = useTexts();
  const { currentWeek } = useSession();
  return ({ week, state, counted }) => {
    if (!counted) return t('today.notCounted');
    if (state === 'open' && week > currentWeek) return t('today.coming');
    return find(`today.state.${state}`) ?? state;
  };
}
