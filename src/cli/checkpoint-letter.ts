// The mail that carries checkpoints: no names, no points, only what proves that nothing was changed.
import type { Tenant } from '../app/actor.ts';
import type { Letter } from '../server/mail.ts';
import type { CheckpointRow } from '../store/log.ts';
import { sayBoth } from '../text/operations/index.ts';

export function checkpointLetter(
  { slug, name }: Pick<Tenant, 'slug' | 'name'>,
  checkpoints: readonly Pick<CheckpointRow, 'size' | 'note'>[],
): Omit<Letter, 'to'> {
  const size = checkpoints.at(-1)?.size ?? 0;
  const subject = sayBoth('checkpoint.mail-subject', { slug, size });
  const text = sayBoth('checkpoint.mail-text', { slug, name, size });
  return {
    subject: `${subject.vi} / ${subject.en}`,
    text: [text.vi, text.en, ...checkpoints.map((one) => one.note)].join('\n\n'),
    attachments: checkpoints.map((one) => ({ name: `${slug}-${one.size}.checkpoint`, text: one.note })),
  };
}
