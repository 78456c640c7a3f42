/** The style sheet of the HTML report. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2530, #e4e8ee);
  --quiet: light-dark(#5a6675, #9aa6b5);
  --line: light-dark(#d9dfe6, #343d49);
  --paper: light-dark(#fff, #14191f);
  --raised: light-dark(#f5f7f9, #1c232b);
  --good: light-dark(#14693a, #6fd39b);
  --good-paper: light-dark(#e3f4ea, #173225);
  --bad: light-dark(#b01f2e, #ff9aa2);
  --bad-paper: light-dark(#fdeaec, #3d1b20);
}
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: var(--ink); background: var(--paper); }
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; }
p, dl { margin: 0 0 0.75rem; }
.quiet { color: var(--quiet); overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.75rem; margin-top: 1.25rem; }
.facts div { background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.6rem 0.9rem; }
.facts dt { color: var(--quiet); font-size: 0.875rem; }
.facts dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 500; white-space: nowrap; }
tbody th { font: 0.85rem/1.6 ui-monospace, monospace; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
th.number:last-child, td.number:last-child { padding-right: 0; }
.never { color: var(--quiet); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 0.85rem/1.5 ui-monospace, monospace; padding: 0.75rem 1rem;
  border-left: 4px solid var(--bad); border-radius: 0 0.5rem 0.5rem 0; background: var(--bad-paper); }
.mark { display: inline-block; margin: 0 0.25rem 0.25rem 0; padding: 0 0.45rem; border-radius: 0.75rem; white-space: nowrap;
  font-size: 0.8rem; font-variant-numeric: tabular-nums; }
.seen { background: var(--good-paper); color: var(--good); }
.unseen { background: var(--bad-paper); color: var(--bad); }
details { border-bottom: 1px solid var(--line); padding: 0.35rem 0; }
summary { cursor: pointer; display: grid; grid-template-columns: 0.75rem 14rem 1fr auto; gap: 0.15rem 0.75rem; align-items: baseline; }
summary::before { content: "▸"; color: var(--quiet); }
details[open] > summary::before { content: "▾"; }
summary::-webkit-details-marker { display: none; }
summary .quiet { font-size: 0.85rem; }
details > .wide { padding: 0.5rem 0 0.75rem 1.5rem; }
details tbody th { min-width: 14.75rem; }
.inside { padding: 0.25rem 0 0.25rem 1.5rem; }
.findings summary { grid-template-columns: 0.75rem 18rem 1fr; }
.note { margin-top: 1rem; padding: 0.6rem 0.9rem; border-left: 4px solid var(--line); background: var(--raised); }
li { margin-bottom: 0.5rem; }
code { font: 0.9rem/1.6 ui-monospace, monospace; }
@media (max-width: 40rem) {
  summary, .findings summary { grid-template-columns: 0.75rem 1fr auto; }
  summary .marks { grid-row: 2; grid-column: 2 / -1; }
  details tbody th { min-width: 0; }
}
`;
