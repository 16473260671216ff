/** How the page looks: on a screen in light or dark, on a small one, and on paper. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #57606a; --code: #f3f4f6; --error: #b3261e; --warning: #8a5a00; --info: #1f5fa8; --mark: #fde9a9; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #a3acb5; --code: #1f242b; --error: #ff8f86; --warning: #e8b45a; --info: #86b8f5; --mark: #5c4a10; } }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; overflow-wrap: anywhere; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
h4 code { color: var(--soft); font-weight: normal; font-size: .85rem; }
ol { padding-left: 2rem; }
li { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--edge); border-radius: 6px; break-inside: avoid; }
li.error { --edge: var(--error); } li.warning { --edge: var(--warning); } li.info { --edge: var(--info); }
.severity { color: var(--edge); }
.place { color: var(--soft); font-size: .875rem; margin: .25rem 0; overflow-wrap: anywhere; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
dl { margin: 0; }
dt { font-weight: 600; margin-top: .5rem; } dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: .35rem 0 0; padding: .5rem .75rem; background: var(--code); border-radius: 4px; font: .8125rem/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.line { color: var(--soft); user-select: none; margin-right: 1rem; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
a { color: inherit; }
footer { margin-top: 2rem; color: var(--soft); font-size: .875rem; }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } }
`;
