import { healthFile } from '../../app/health-file.ts';
import { readHealth } from '../../app/views/health.ts';
import type { healthRoutes } from '../../contract/health.ts';
import { loadTexts } from '../../text/index.ts';
import type { HandlersOf } from '../handler.ts';

export const healthHandlers: HandlersOf<typeof healthRoutes> = {
  health: (context) => readHealth(context, context.actor),
  healthFile: async (context, { query }) => {
    const texts = await loadTexts(query.locale ?? 'vi');
    return healthFile(context, context.actor, (id, values) => texts.find(id, values) ?? id);
  },
};
