/** Light, dark or as the system says; remembered where the browser lets a file remember. */
const ORDER = ['auto', 'light', 'dark'] as const;
type Theme = (typeof ORDER)[number];
const KEY = 'closedbook-theme';

export function themeToggle(): void {
  const button = document.getElementById('theme');
  if (button === null) return;
  let theme: Theme = remembered();
  const apply = () => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    button.textContent = `Theme: ${theme}`;
  };
  apply();
  button.hidden = false;
  button.addEventListener('click', () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length]!;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
    apply();
  });
}

function remembered(): Theme {
  try {
    return ORDER.find((one) => one === localStorage.getItem(KEY)) ?? 'auto';
  } catch {
    return 'auto';
  }
}
