// A page's script or style that did not arrive: no network, or the product was replaced by a newer version meanwhile.
import { tryNow } from './offline.ts';
import { ApiProblem } from './problem.ts';

const DID_NOT_ARRIVE = /dynamically imported module|module script|preload CSS/i;

export function isMissingScript(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.code === 'page-missing';
  return error instanceof Error && DID_NOT_ARRIVE.test(error.message);
}

/**
 * Loads a page. The router answers a missing script by loading everything anew, which brings the newer version; without
 * a server that would leave an empty window, so then the failure is `page-missing`, told inside the frame.
 */
export async function loadOrTell<Page>(load: () => Promise<Page>): Promise<Page> {
  try {
    return await load();
  } catch (error) {
    if (!isMissingScript(error) || (await tryNow())) throw error;
    throw new ApiProblem({ code: 'page-missing' }, 0);
  }
}
