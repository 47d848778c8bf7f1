// Somebody who reads the own week without pause, and times it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Seat, Site } from '../kill/site.ts';
import { TestBrowser } from '../server/browser.ts';

const PAUSE = 50;

/** The value below which a share of the sorted list lies, rounded; 0 of an empty list. */
export function percentile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

export class Reader {
  readonly #site: Site;
  readonly #seat: Seat;
  /** Of every read that was answered with 200, ms. */
  readonly times: number[] = [];
  /** Reads answered with 503, and reads without an answer. */
  refused = 0;
  unanswered = 0;
  readonly odd: Record<string, number> = {};

  constructor(site: Site, seat: Seat) {
    this.#site = site;
    this.#seat = seat;
  }

  async work(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const started = performance.now();
      const { port } = this.#site.product;
      const answer =
        port === null
          ? null
          : await this.#browser(port)
              .get(this.#path())
              .catch(() => null);
      if (answer === null) this.unanswered += 1;
      else if (answer.status === 200) this.times.push(performance.now() - started);
      else if (answer.status === 503) this.refused += 1;
      else this.odd[`read ${answer.status}`] = (this.odd[`read ${answer.status}`] ?? 0) + 1;
      await sleep(PAUSE);
    }
  }

  #path(): string {
    return `/evaluations/${this.#seat.evaluation}`;
  }

  #browser(port: number): TestBrowser {
    const browser = new TestBrowser(port, 'localhost');
    for (const [name, value] of this.#seat.cookies) browser.cookies.set(name, value);
    return browser;
  }
}
