// The one-time set-up token stands behind '#', which browsers never send to a server or a referrer.

/** The token of the address, or ''. It is taken out of the address bar and of the history at once. */
export function takeSetupToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
  if (token !== '') history.replaceState(history.state, '', location.pathname);
  return token;
}
