import { actOnDifficulty, compileDifficulties, fileDifficulty } from '../../app/office/difficulties.ts';
import { viewDifficulties } from '../../app/views/difficulties.ts';
import type { difficultyRoutes } from '../../contract/difficulties.ts';
import type { HandlersOf } from '../handler.ts';

export const difficultyHandlers: HandlersOf<typeof difficultyRoutes> = {
  difficulties: (context, { query }) =>
    viewDifficulties(context, context.actor, {
      state: query.state ?? 'live',
      class: query.class ?? null,
      unit: query.unit ?? null,
      list: query.list ?? null,
      mine: query.mine === 'yes',
      item: query.item ?? null,
    }),
  fileDifficulty: (context, { body, intent }) => fileDifficulty(context, context.actor, intent, body),
  actOnDifficulty: (context, { params, body: { version, ...command }, intent }) =>
    actOnDifficulty(context, context.actor, intent, {
      ...{ id: params.id, version },
      command:
        command.act === 'decide' ? { ...command, documentNumber: command.documentNumber ?? '' } : command,
    }),
  compileDifficulties: (context, { intent }) => compileDifficulties(context, context.actor, intent),
};
