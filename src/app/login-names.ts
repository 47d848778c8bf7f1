// Login names from people's names: pure, so that the same list gives the same names.

/** 'Nguyễn Thị Hương' -> 'nguyenthihuong'; 'nguoidung' when nothing is left. At most 60 letters. */
export function loginBase(fullName: string): string {
  const bare = fullName
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
    .slice(0, 60);
  return bare === '' ? 'nguoidung' : bare;
}

/** Gives each name a login of its own: the base, or the base with the first free number from 2. */
export function chooseLogins(fullNames: readonly string[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken);
  const counters = new Map<string, number>();
  return fullNames.map((fullName) => {
    const base = loginBase(fullName);
    let number = counters.get(base) ?? 1;
    let login = number === 1 ? base : `${base}${number}`;
    while (used.has(login)) {
      number += 1;
      login = `${base}${number}`;
    }
    counters.set(base, number);
    used.add(login);
    return login;
  });
}
