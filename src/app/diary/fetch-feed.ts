// How a feed is asked for: what reaches the network is given by whoever runs the server.
import type { Refusal } from '../../domain/refusal.ts';

export type FeedAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusal: Refusal };

export interface FeedReader {
  /** Null when the address may be asked; checked again, with where it leads, when it is. */
  readonly fault: (address: string) => Refusal | null;
  /** Never throws for what is out there. */
  readonly read: (address: string) => Promise<FeedAnswer>;
}
