// Somebody who sends and withdraws the own week without pause, notes what was acknowledged, and asks again with the
// same key whenever no answer came.
import { setTimeout as sleep } from 'node:timers/promises';
import { aReport, GOOD_WEEK } from '../builders/body.ts';
import { type Answer, TestBrowser } from '../server/browser.ts';
import type { Seat, Site } from './site.ts';

/** An act the server acknowledged: it must be in the ledger, once, at this place. */
export interface Note {
  readonly key: string;
  readonly evaluation: number;
  /** Version of the record after the act: its number in the chain. */
  readonly seq: number;
  readonly act: 'submitted' | 'withdrawn' | 'scored' | 'approved';
  /** When the request that got the answer was sent, by the product's clock; an older act was done but not answered. */
  readonly sentAt: string;
}

/** What the writers of a run saw together. */
export interface Diary {
  readonly notes: Note[];
  /** Tries that got no answer, or none that says the outcome; each was repeated with its key. */
  askedAgain: number;
  /** Acknowledged acts asked for once more, and answered with the very same words. */
  repeated: number;
  /** Answers nobody should get, as 'status code', counted. */
  readonly odd: Map<string, number>;
  /** While the judge looks, nobody starts another act: the work is for the moments around a kill. */
  isJudging: boolean;
  /** Codes of the answers with 503, counted. */
  readonly refusedFor: Map<string, number>;
}

export const newDiary = (): Diary => ({
  notes: [],
  askedAgain: 0,
  repeated: 0,
  isJudging: false,
  odd: new Map(),
  refusedFor: new Map(),
});

const ANSWER_LIMIT = 20_000;
const PAUSE = 40;
/** Asking is not free: who asks too often keeps the server from coming back. */
const LONGEST_PAUSE = 640;
/** Every so many acts the writer presses the button twice. */
const REPEAT_EVERY = 7;

interface Wanted {
  readonly key: string;
  readonly body: object;
  readonly version: number;
  readonly act: Note['act'];
}

export class Writer {
  readonly #site: Site;
  readonly #seat: Seat;
  readonly #diary: Diary;
  #version: number;
  #submitted = false;
  #count = 0;

  constructor(site: Site, seat: Seat, diary: Diary) {
    this.#site = site;
    this.#seat = seat;
    this.#diary = diary;
    this.#version = seat.version;
  }

  /** Works until told to stop; the last act is seen through to its answer. */
  async work(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) await (this.#diary.isJudging ? sleep(PAUSE) : this.#actOnce());
  }

  async #actOnce(): Promise<void> {
    const wanted = this.#next();
    for (let tries = 1; ; tries += 1) {
      const sentAt = this.#site.now();
      const answer = await this.#send(wanted);
      if (answer?.status === 200) return this.#acknowledged(wanted, answer, sentAt);
      if (answer?.status === 503) count(this.#diary.refusedFor, String(answer.at('code')));
      if (answer !== null && answer.status !== 503) {
        this.#note(`${answer.status} ${answer.at('code')}`);
        // Only a server that lost an act it acknowledged knows less than its writer.
        if (answer.status === 412 || answer.status === 409) return this.#readAnew();
      }
      this.#diary.askedAgain += 1;
      await sleep(Math.min(PAUSE * 2 ** (tries - 1), LONGEST_PAUSE));
    }
  }

  #next(): Wanted {
    this.#count += 1;
    const key = `${this.#seat.name}-${this.#count}-of-the-kill-run`;
    const version = this.#version;
    if (this.#submitted)
      return { key, version, act: 'withdrawn', body: { act: 'withdraw', version, comment: key } };
    const week = { entered: GOOD_WEEK, report: aReport() };
    return { key, version, act: 'submitted', body: { act: 'submit', version, comment: key, ...week } };
  }

  /** The answer, or null when none came. */
  async #send(wanted: Wanted): Promise<Answer | null> {
    const answer = this.#browser()?.post(`/evaluations/${this.#seat.evaluation}/acts`, wanted.body, {
      headers: { 'idempotency-key': wanted.key },
    });
    if (answer === undefined) return null;
    const late = sleep(ANSWER_LIMIT, 'late' as const, { ref: false });
    const outcome = await Promise.race([answer.catch(() => null), late]);
    if (outcome !== 'late') return outcome;
    this.#note(`no answer within ${ANSWER_LIMIT} ms`);
    return null;
  }

  #browser(): TestBrowser | null {
    const { port } = this.#site.product;
    if (port === null) return null;
    const browser = new TestBrowser(port, 'localhost');
    for (const [name, value] of this.#seat.cookies) browser.cookies.set(name, value);
    return browser;
  }

  async #acknowledged(wanted: Wanted, answer: Answer, sentAt: string): Promise<void> {
    const { key, act, version } = wanted;
    const { evaluation } = this.#seat;
    const state = act === 'submitted' ? 'submitted' : 'open';
    const expected = JSON.stringify({ id: evaluation, version: version + 1, state });
    if (JSON.stringify(answer.body) !== expected) this.#note(`wrong answer ${answer.text}`);
    this.#diary.notes.push({ key, evaluation, seq: version + 1, act, sentAt });
    this.#version = version + 1;
    this.#submitted = act === 'submitted';
    if (this.#count % REPEAT_EVERY === 0) await this.#repeat(wanted, answer);
  }

  async #repeat(wanted: Wanted, first: Answer): Promise<void> {
    const again = await this.#send(wanted);
    if (again === null || again.status === 503) return;
    if (again.text !== first.text) this.#note(`other answer to the same key: ${again.text}`);
    this.#diary.repeated += 1;
  }

  async #readAnew(): Promise<void> {
    const found = await this.#browser()
      ?.get(`/evaluations/${this.#seat.evaluation}`)
      .catch(() => null);
    if (found?.status !== 200) return;
    this.#version = Number(found.at('version'));
    this.#submitted = found.at('state') === 'submitted';
  }

  #note(odd: string): void {
    count(this.#diary.odd, odd);
  }
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
