/** What is kept in this browser beyond the page. A browser that keeps nothing keeps it as long as the page is open. */
const PREFIX = 'closedbook-desk ';
const memory = new Map<string, string>();

export function kept<Value>(name: string): Value | null {
  let text = memory.get(name) ?? null;
  try {
    text ??= localStorage.getItem(PREFIX + name);
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

/** @param value - Null forgets it. */
export function keep(name: string, value: unknown): void {
  memory.delete(name);
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    if (value !== null) memory.set(name, JSON.stringify(value));
  }
}
