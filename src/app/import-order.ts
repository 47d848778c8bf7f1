// What a work on an import is asked for and how it answers: plain data, because it crosses to another thread.

import type { ConnectorRow } from '../store/connectors.ts';
import type { WorkKind } from '../store/import-work.ts';
import type { RequestActor } from './actor.ts';
import type { FailureDetail, FailureKind } from './failure.ts';
import type { Author } from './organization-acts.ts';

export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface OrderBase {
  readonly importId: number;
  readonly author: Author;
  /** Null: the command line, which may everything. */
  readonly admin: RequestActor | null;
}
/** Plain data: it crosses to another thread. */
export type WorkOrder = OrderBase &
  (
    | { readonly what: 'read'; readonly file: ImportFile }
    | { readonly what: 'check'; readonly remember: boolean }
    | { readonly what: 'apply'; readonly agreedHash: string | null }
    | {
        readonly what: 'undo';
        readonly from: string;
        readonly reason: string;
        readonly agreedHash: string | null;
      }
  );
/** A work on a list of work: the same kinds, with the connector it comes through. */
export interface ListOrder extends OrderBase {
  readonly what: WorkKind;
  readonly list: {
    readonly connector: Pick<ConnectorRow, 'id' | 'code' | 'match'>;
    readonly zone: string;
  };
  readonly file?: ImportFile;
  readonly remember?: boolean;
  /** Why it is taken back. */
  readonly reason?: string;
}
export type AnyOrder = WorkOrder | ListOrder;

export type OrderOf<W extends WorkKind> = Extract<WorkOrder, { readonly what: W }>;

/** Says how far the work is: a key of the texts and a percentage. Throws when the work was called off. */
export type Tell = (phase: string, share: number) => Promise<void>;

/** How a work ended, in a form that crosses threads. */
export type WorkEnd =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly kind: FailureKind;
      readonly code: string;
      readonly detail: FailureDetail;
    };

export interface ImportRunner {
  readonly run: (order: AnyOrder) => Promise<WorkEnd>;
  /** Stops a work of this process at once; what it had not committed is not done. */
  readonly stop: (tenantId: number, importId: number) => void;
}
