// Read state of own messages.
import { markRead, unreadCount } from '../../store/messages.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';

export type MarkOrder =
  | { readonly act: 'read'; readonly messages: readonly number[] }
  | { readonly act: 'read-all'; readonly upTo: number };

/** Marks own messages as read; numbers of other people's are passed over, as if they did not exist. */
export function markMessages(context: AppContext, actor: RequestActor, intent: Intent, order: MarkOrder) {
  const which = order.act === 'read' ? { numbers: order.messages } : { upTo: order.upTo };
  return write(context, actor, intent, {
    plans: 'point',
    load: async () => undefined,
    run: async (tx) => {
      const marked = await markRead(tx, actor.tenantId, actor.personId, actor.now, which);
      return { marked, unread: await unreadCount(tx, actor.tenantId, actor.personId, actor.now) };
    },
  });
}
