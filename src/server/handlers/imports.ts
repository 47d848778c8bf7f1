import { actOnImport } from '../../app/import-acts.ts';
import { changesFile } from '../../app/import-changes-file.ts';
import { forgetKnownForm, listForms } from '../../app/import-forms.ts';
import { actOnImportRule, readImportRule } from '../../app/import-rule.ts';
import { previewUndo } from '../../app/import-undo-preview.ts';
import { readImport, rehearse, troublesFile } from '../../app/imports.ts';
import { listImports } from '../../app/views/import-list.ts';
import type { importRoutes } from '../../contract/imports.ts';
import { loadTexts } from '../../text/index.ts';
import type { HandlersOf } from '../handler.ts';

export const importHandlers: HandlersOf<typeof importRoutes> = {
  imports: (context) => listImports(context, context.actor),
  rehearse: (context, { query, file }) => {
    const { kind, from, unit = null, complete } = query;
    const options = { from, unitId: unit, complete: complete === 'yes' };
    return rehearse(context, context.actor, file, { kind, options });
  },
  import: (context, { params }) => readImport(context, context.actor, params.id),
  importAct: (context, { params, body, intent }) =>
    actOnImport(context, context.actor, intent, params.id, body),
  importTroubles: async (context, { params, query }) => {
    const texts = await loadTexts(query.locale ?? 'vi');
    return troublesFile(context, context.actor, params.id, (id, values) => texts.find(id, values) ?? id);
  },
  importUndo: (context, { params, query }) =>
    previewUndo(context, context.actor, params.id, query.from ?? null),
  importChanges: async (context, { params, query }) => {
    const texts = await loadTexts(query.locale ?? 'vi');
    return changesFile(context, context.actor, params.id, (id, values) => texts.find(id, values) ?? id);
  },
  importForms: (context) => listForms(context, context.actor),
  forgetForm: (context, { body, intent }) => forgetKnownForm(context, context.actor, intent, body),
  importRule: (context) => readImportRule(context, context.actor),
  importRuleAct: (context, { body, intent }) => actOnImportRule(context, context.actor, intent, body),
};
