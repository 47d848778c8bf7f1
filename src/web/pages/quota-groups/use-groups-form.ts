// What groups need before they are sent. Titles are typed one a line and held against those people hold today.
import { useState } from 'react';
import type { QuotaGroups } from '../../../contract/quota-groups.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { nameKey } from '../../../domain/organization/text-match.ts';
import { formatDate } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { currentSet, type Group } from './words.ts';

export const IDS = { from: 'groups-from', dated: 'groups-dated', document: 'groups-document' } as const;
export const MOST_GROUPS = 20;

export interface TypedGroup extends Pick<Group, 'name'> {
  readonly id: number;
  readonly ranks: readonly Group['ranks'][number][];
  readonly staffGroups: readonly Group['staffGroups'][number][];
  /** One a line. */
  readonly posts: string;
  readonly jobPositions: string;
}

export interface Form {
  readonly groups: readonly TypedGroup[];
  /** null while what stands there is no date. */
  readonly from: string | null;
  readonly documentNumber: string;
  readonly documentDate: string | null;
}

export const fieldOf = (id: number, part: string) => `group-${id}-${part}`;

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface Known extends Pick<QuotaGroups, 'posts' | 'jobPositions'> {
  readonly today: string;
}

/** Everything wrong with the form; the server has the last word on all of it. */
export function troublesOf(form: Form, known: Known, t: Texts['t']): readonly FieldTrouble[] {
  const { from, documentNumber, documentDate } = form;
  const { today } = known;
  const names = form.groups.map(({ name }) => nameKey(name));
  const troubles: (FieldTrouble | false)[] = [
    ...form.groups.flatMap((group, index): (FieldTrouble | false)[] => {
      const at = (part: string) => fieldOf(group.id, part);
      const isForNobody =
        group.ranks.length + group.staffGroups.length === 0 &&
        `${group.posts}${group.jobPositions}`.trim() === '';
      return [
        names[index] === '' && { field: at('name'), text: t('groups.nameMissing') },
        names[index] !== '' &&
          names.indexOf(names[index] ?? '') < index && { field: at('name'), text: t('groups.nameTwice') },
        isForNobody && { field: at('name'), text: t('groups.forNobody') },
        ...unknownIn(group.posts, known.posts).map((title) => ({
          ...{ field: at('posts'), text: t('groups.unknownPost', { title }) },
        })),
        ...unknownIn(group.jobPositions, known.jobPositions).map((title) => ({
          ...{ field: at('jobPositions'), text: t('groups.unknownPosition', { title }) },
        })),
      ];
    }),
    !from && { field: IDS.from, text: t('form.date') },
    Boolean(from && from < today) && {
      ...{ field: IDS.from, text: t('groups.fromPast', { today: formatDate(today) }) },
    },
    !documentDate && { field: IDS.dated, text: t('form.date') },
    Boolean(documentDate && documentDate > today) && { field: IDS.dated, text: t('groups.documentToCome') },
    documentNumber.trim() === '' && { field: IDS.document, text: t('form.document') },
  ];
  return troubles.filter((trouble) => trouble !== false);
}

function unknownIn(typed: string, known: readonly string[]): readonly string[] {
  const keys = new Set(known.map(nameKey));
  return linesOf(typed).filter((title) => !keys.has(nameKey(title)));
}

const EMPTY = { name: '', ranks: [], staffGroups: [], posts: '', jobPositions: '' } as const;

function startOf(data: QuotaGroups, today: string): readonly TypedGroup[] {
  const groups = currentSet(data, today)?.groups ?? [];
  if (groups.length === 0) return [{ id: 1, ...EMPTY }];
  return groups.map((group, index) => ({
    ...{ ...group, id: index + 1 },
    ...{ posts: group.posts.join('\n'), jobPositions: group.jobPositions.join('\n') },
  }));
}

export function useGroupsForm(data: QuotaGroups, onDone: () => void) {
  const { t } = useTexts();
  const toast = useToast();
  const { today } = useSession();
  const [form, setForm] = useState<Form>({
    ...{ groups: startOf(data, today), from: today, documentNumber: '', documentDate: '' },
  });
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.stateQuotaGroups, [ROUTES.quotaGroups]);
  const set = (change: Partial<Form>) => setForm((now) => ({ ...now, ...change }));
  const change = (work: (groups: readonly TypedGroup[]) => readonly TypedGroup[]) =>
    setForm((now) => ({ ...now, groups: work(now.groups) }));
  const send = () => {
    const found = troublesOf(form, { ...data, today }, t);
    setTroubles(found);
    const { from, documentDate, documentNumber } = form;
    if (found.length > 0 || !from || !documentDate) return;
    const groups = form.groups.map(({ name, ranks, staffGroups, posts, jobPositions }) => ({
      ...{ name: name.trim(), ranks: [...ranks], staffGroups: [...staffGroups] },
      ...{ posts: linesOf(posts), jobPositions: linesOf(jobPositions) },
    }));
    void run({
      input: { body: { from, groups, documentDate, documentNumber: documentNumber.trim() } },
      purpose: t('groups.purpose', { day: formatDate(from) }),
      onDone: () => {
        toast({ text: t('groups.saved') });
        onDone();
      },
    });
  };
  return {
    ...{ form, set, troubles, busy, error, dialog, send },
    setGroup: (id: number, typed: Partial<TypedGroup>) =>
      change((groups) => groups.map((one) => (one.id === id ? { ...one, ...typed } : one))),
    add: () =>
      change((groups) => [...groups, { id: Math.max(0, ...groups.map(({ id }) => id)) + 1, ...EMPTY }]),
    remove: (id: number) => change((groups) => groups.filter((one) => one.id !== id)),
  };
}
