// Whether imports need a second administrator. One switches it on; only two together switch it off again.
import { refuse } from '../domain/refusal.ts';
import { type ImportRule, importRule, putImportRule } from '../store/import-forms.ts';
import { treeOn } from '../store/organization-state.ts';
import { lockOrganization } from '../store/organization-write.ts';
import { lockAdministrators } from '../store/role-grants.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, refused } from './failure.ts';
import { systemReach } from './import-scope.ts';
import type { Intent } from './once.ts';
import { administersAll, appendAct, isTop, WHOLE_ORGANIZATION } from './organization-acts.ts';
import { signWithStepUp } from './step-up.ts';
import { write } from './write.ts';

export type RuleAct = 'turn-on' | 'propose-off' | 'agree-off' | 'keep-on';

export interface ImportRuleView {
  readonly version: number;
  readonly secondPerson: boolean;
  readonly proposal: {
    readonly by: { readonly id: number; readonly name: string };
    readonly at: string;
  } | null;
  /** People who administer the whole body: two are needed. */
  readonly administrators: number;
  readonly may: RuleAct[];
}

export function readImportRule(context: AppContext, actor: RequestActor): Promise<ImportRuleView> {
  return inTransaction(context.pool, systemReach(actor), (tx) => viewOf(tx, actor));
}

async function viewOf(tx: Tx, actor: RequestActor): Promise<ImportRuleView> {
  const [rule, administrators, isTheirs] = await Promise.all([
    importRule(tx, actor.tenantId),
    administratorsOf(tx, actor),
    administersWhole(tx, actor),
  ]);
  const { version, secondPerson, proposedBy, proposedByName, proposedAt } = rule;
  return {
    ...{ version, secondPerson, administrators: administrators.size },
    proposal:
      proposedBy === null || proposedAt === null
        ? null
        : { by: { id: proposedBy, name: proposedByName ?? '' }, at: proposedAt },
    may: isTheirs ? mayOf(rule, administrators.size, actor.personId) : [],
  };
}

function mayOf(
  { secondPerson, proposedBy }: ImportRule,
  administrators: number,
  personId: number,
): RuleAct[] {
  if (!secondPerson) return administrators >= 2 ? ['turn-on'] : [];
  if (proposedBy === null) return ['propose-off'];
  return proposedBy === personId ? ['keep-on'] : ['agree-off', 'keep-on'];
}

async function administratorsOf(tx: Tx, actor: RequestActor): Promise<ReadonlySet<number>> {
  const [grants, tree] = await Promise.all([
    lockAdministrators(tx, actor.tenantId, actor.today),
    treeOn(tx, actor.tenantId, actor.today),
  ]);
  const whole = grants.filter(({ unitId }) => unitId === null || isTop(tree?.units ?? [], unitId));
  return new Set(whole.map((grant) => grant.personId));
}

async function administersWhole(tx: Tx, actor: RequestActor): Promise<boolean> {
  const tree = await treeOn(tx, actor.tenantId, actor.today);
  return administersAll(actor, tree?.units ?? []);
}

/** Throws forbidden outside the whole body, refused when it is not the actor's turn, step-up last. */
export function actOnImportRule(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: { readonly act: RuleAct; readonly version: number },
): Promise<ImportRuleView> {
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockOrganization(tx, actor.tenantId).then(() => viewOf(tx, actor)),
    run: async (tx, view) => {
      if (!(await administersWhole(tx, actor))) throw new Failure('forbidden', 'outside-scope');
      if (view.version !== form.version) throw changed(view.version);
      if (!view.may.includes(form.act)) throw refused([refuse(reasonAgainst(form.act, view))]);
      await putImportRule(tx, actor.tenantId, after(form.act, actor));
      await appendAct(tx, actor, 'organization', WHOLE_ORGANIZATION, {
        act: `second-person-${form.act}`,
        role: 'organization-admin',
        payload: {},
      });
      await signWithStepUp(tx, actor);
      return viewOf(tx, actor);
    },
  });
}

function reasonAgainst(act: RuleAct, view: ImportRuleView): string {
  if (act === 'turn-on' && !view.secondPerson) return 'second-person-nobody';
  if (act === 'agree-off' && view.proposal !== null) return 'own-proposal';
  return 'import-rule-settled';
}

function after(act: RuleAct, { personId, now }: RequestActor) {
  const secondPerson = act !== 'agree-off';
  const isProposed = act === 'propose-off';
  return { secondPerson, proposedBy: isProposed ? personId : null, proposedAt: isProposed ? now : null };
}
