// Goals of longer plans that are not in this one yet: taken over with one press, with a share of their target.
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { periodName } from '../../period-name.ts';
import { useTexts } from '../../texts.tsx';
import { GoalDialog } from './goal-dialog.tsx';
import css from './plan.module.css';
import type { Offer, Plan } from './shapes.ts';

export function Offers({ plan }: { readonly plan: Plan }) {
  const { t } = useTexts();
  const [taking, setTaking] = useState<Offer | null>(null);
  if (plan.offers.length === 0) return null;
  return (
    <section className={css.offers} aria-labelledby="plan-offers">
      <h3 id="plan-offers">{t('plan.offers')}</h3>
      <p className={css.muted}>{t('plan.offersHint')}</p>
      <ul className={css.recurring}>
        {plan.offers.map((offer) => (
          <li key={offer.id}>
            <div>
              <strong>{offer.title}</strong>
              <p className={css.muted}>
                {periodName(t, offer.period)}
                {offer.target !== null && ` · ${t('plan.offerTarget', { target: offer.target })}`}
              </p>
            </div>
            <Button
              small
              aria-label={t('plan.takeOverOne', { title: offer.title })}
              onClick={() => setTaking(offer)}
            >
              {t('plan.takeOver')}
            </Button>
          </li>
        ))}
      </ul>
      {taking && (
        <GoalDialog
          unit={plan.unit.id}
          period={plan.period}
          goal={null}
          source={taking}
          onClose={() => setTaking(null)}
        />
      )}
    </section>
  );
}
