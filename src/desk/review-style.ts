/** The styles of reviewing: the guideline beside the answer, and verdicts that stay in reach on a small screen. */
export const REVIEW_STYLE = `
.desk-review{display:grid;grid-template-columns:minmax(0,2fr) minmax(16rem,1fr);gap:2rem;align-items:start}
.desk-review .question{margin-top:.4rem}.desk-review .question:focus{outline:none}
.guideline{font-size:.9rem;border-left:1px solid var(--rule);padding-left:1.2rem}.guideline h2{margin-top:0;font-size:1rem}
.guideline dl{display:block;margin:.4rem 0}.guideline dl>div{margin:0 0 .5rem}.guideline dt{font-size:.85rem}
.note{display:flex;flex-direction:column;gap:.2rem;font-size:.875rem;color:var(--muted);margin:.8rem 0}
textarea{font:inherit;color:var(--text);background:var(--paper);border:1px solid var(--rule);border-radius:4px;padding:.4rem .6rem;resize:vertical;width:100%}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.key{font:inherit;font-size:.8em;border:1px solid var(--rule);border-radius:3px;padding:0 .35em;background:var(--paper);color:var(--muted)}
.verdicts{position:sticky;bottom:0;display:flex;flex-wrap:wrap;gap:.6rem;padding:.6rem 0;background:var(--paper)}
.verdict{flex:1 1 8rem;padding:.7rem;font-weight:600;border-bottom-width:4px}
.verdict.correct{border-bottom-color:var(--correct)}.verdict.incorrect{border-bottom-color:var(--incorrect)}.verdict.refused{border-bottom-color:var(--refused)}
.reasons{display:flex;flex-wrap:wrap;gap:.5rem;border:1px solid var(--rule);border-radius:4px;margin:0;width:100%}.reasons legend{font-size:.875rem}
.reasons button{font-size:.875rem;padding:.25rem .55rem;white-space:normal;text-align:left}.by{white-space:nowrap}.desk-review .answer{border-color:var(--rule)}
.fill-text{fill:var(--text)}.outcome.unsure{color:var(--muted)}
@media (max-width:900px){.desk-review{grid-template-columns:minmax(0,1fr)}.guideline{border-left:0;border-top:1px solid var(--rule);padding:1rem 0 0}}
@media (max-width:700px){.verdict{flex-basis:40%}.verdicts .verdict{white-space:normal}.reasons{display:grid;grid-template-columns:1fr 1fr;gap:.35rem;padding:.3rem .5rem}.reasons button{padding:.2rem .4rem}}
`;
