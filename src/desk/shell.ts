/** The two pages that the server itself writes: the way in, and the frame that the script fills. */

/** No script and no address with the secret is left: the browser goes on by itself and replaces the entry. */
export const ENTERED = page(
  '<meta http-equiv="refresh" content="0;url=/">',
  '<main><p><a href="/">Open the desk</a></p></main>',
);

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
