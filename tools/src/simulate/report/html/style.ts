/** Light or dark as the reader's system is; the parts' colours can be told apart by the colour-blind. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1f24; --muted: #59636e; --line: #d1d9e0;
  --bar: #2f6fb3; --less: #a8521f; --whisker: #1b1f24; --on-part: #ffffff;
  --part-0: #1f6f5c; --part-1: #6b7280; --part-2: #2f6fb3; --part-3: #7a4fa3; --part-4: #a8521f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e6edf3; --muted: #9aa5b1; --line: #323a43;
    --bar: #6aa9e9; --less: #e59866; --whisker: #e6edf3; --on-part: #101418;
    --part-0: #5cc4a6; --part-1: #a3acb7; --part-2: #6aa9e9; --part-3: #b794e0; --part-4: #e59866;
  }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 100rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .25rem; }
p { margin: .25rem 0 1rem; color: var(--muted); }
p.warning { color: var(--less); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.beside { display: flex; flex-wrap: wrap; gap: 1.5rem 2.5rem; align-items: flex-start; }
.beside > svg { flex: 1 1 30rem; max-width: 45rem; min-width: min(100%, 24rem); }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { color: var(--muted); font-weight: 600; }
tbody th { color: var(--ink); font-weight: 400; }
.word { text-align: left; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg .muted { fill: var(--muted); }
svg .small { font-size: 11px; }
svg .on-part { fill: var(--on-part); font-size: 11px; }
.grid { stroke: var(--line); }
.bar, .cell { fill: var(--bar); }
.bar.less { fill: var(--less); }
.whisker { stroke: var(--whisker); stroke-width: 1.5; }
${[0, 1, 2, 3, 4].map((part) => `.part-${String(part)} { fill: var(--part-${String(part)}); }`).join('\n')}
`.trim();
