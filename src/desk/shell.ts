/** The two pages that the server itself writes: the way in or on, and the frame that the script fills. */

/** No script is needed: the browser goes on by itself, and no address with a secret is left behind. */
export function onwards(url: string): string {
  const to = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return page(
    `<meta http-equiv="refresh" content="0;url=${to}">`,
    `<main><p><a href="${to}">Open the desk</a></p></main>`,
  );
}

export const SHELL = page(
  '<script type="module" src="/app.js"></script>',
  '<div id="desk"><p class="waiting">Loading the desk …</p></div><noscript>The desk needs JavaScript. Reports made by <code>closedbook report</code> do not.</noscript>',
);

function page(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>closedbook desk</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/app.css">
${head}
</head>
<body>${body}</body>
</html>
`;
}
